using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Studio.Cli.Tests")]
