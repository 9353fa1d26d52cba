using Studio.Experiments.Runs;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage;
using Studio.Runtime.Tests.Fakes;

namespace Studio.Runtime.Tests.Artifacts;

/// <summary>What SQLite gives by letting one write at a time, PostgreSQL has to be told.</summary>
public sealed class QuotaOnPostgresTests(PostgresServer server)
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ManyAtOnce_NeverExceedTheQuotaAndNeverShareAName()
    {
        using var studio = await TemporaryStudio.OpenAsync(server.NewDatabase());
        var persons = new PersonService(studio.Storage, studio.Time);

        var kept = Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                await studio.Artifacts.KeepAsync(new ArtifactReference($"{i:x}".PadLeft(64, 'c'), "zip", 1 << 20), $"dataset:{i}", "ada",
                    3 << 20, s_ct);
                return true;
            }
            catch (StorageFaultException)
            {
                return false;
            }
        }));
        var joined = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => persons.JoinAsync("Ada", PersonRole.Member)));

        Assert.Equal(3, (await kept).Count(k => k));
        Assert.Equal(8, (await joined).Select(p => p.Name).Distinct().Count());
        Assert.Equal(3 << 20, await studio.Artifacts.HeldBytesAsync("ada", s_ct));
        Assert.Equal(0, await studio.Artifacts.ForgetUnnamedAsync(s_ct));
    }
}
