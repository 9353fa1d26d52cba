using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Studio.Learning.Tests")]
[assembly: InternalsVisibleTo("Studio.Benchmarks")]
