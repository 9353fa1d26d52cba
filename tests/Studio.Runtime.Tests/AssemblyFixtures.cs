using Studio.Runtime.Tests.Fakes;

[assembly: AssemblyFixture(typeof(PostgresServer))]
