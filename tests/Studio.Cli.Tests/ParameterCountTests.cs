using Studio.Learning;
using Studio.Runtime.Tests.Architecture;
using Studio.Worker.Cells;

namespace Studio.Cli.Tests;

public sealed class ParameterCountTests
{
    [Fact]
    public void RecordsAndMethods_OfTheRoomsWithTorch_HaveFewParameters() => Assert.Empty(
        ParameterCounts.Violations(typeof(StudioCommand).Assembly, typeof(ICellRunner).Assembly, typeof(Catalog).Assembly));
}
