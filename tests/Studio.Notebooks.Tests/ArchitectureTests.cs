namespace Studio.Notebooks.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Notebooks_References_AreExperimentsAndTheFramework() => Assert.Equal(["Studio.Experiments"],
        typeof(Notebook).Assembly.GetReferencedAssemblies().Select(a => a.Name)
            .Where(n => !n!.StartsWith("System", StringComparison.Ordinal)));
}
