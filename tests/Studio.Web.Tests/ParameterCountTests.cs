using System.Reflection;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Runtime.Runs;
using Studio.Runtime.Tests.Architecture;
using Studio.Web.Cells;

namespace Studio.Web.Tests;

public sealed class ParameterCountTests
{
    /// <summary>What may have more, each with its reason.</summary>
    private static readonly string[] s_exceptions =
    [
        // Made by the container, which names every service once.
        "DeviceQueue: 10", "NotebookSession: 8",
    ];

    private static readonly Assembly[] s_rooms =
        [typeof(CellResult).Assembly, typeof(Notebook).Assembly, typeof(RunSummary).Assembly, typeof(CellView<>).Assembly];

    [Fact]
    public void RecordsAndMethods_OfTheRoomsWithoutTorch_HaveFewParameters() =>
        Assert.Empty(ParameterCounts.Violations(s_rooms).Except(s_exceptions));
}
