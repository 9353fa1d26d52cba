using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Studio.Notebooks.Tests")]
