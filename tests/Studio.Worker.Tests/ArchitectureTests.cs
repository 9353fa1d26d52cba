namespace Studio.Worker.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Worker_ItsReferences_HoldNoWebButTheLinksClient()
    {
        var strangers = typeof(Worker.Cells.ICellRunner).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => new[] { "Microsoft.AspNetCore", "MudBlazor", "Plotly", "Orleans", "Studio.Web", "Studio.Cli",
                "Spectre" }.Any(s => n.StartsWith(s, StringComparison.Ordinal)))
            .Where(n => !n.StartsWith("Microsoft.AspNetCore.SignalR.", StringComparison.Ordinal)
                && !n.StartsWith("Microsoft.AspNetCore.Http.Connections.", StringComparison.Ordinal));

        Assert.Empty(strangers);
    }

    [Theory]
    [InlineData("Studio.Runtime"), InlineData("Studio.Notebooks"), InlineData("Studio.Experiments")]
    public void OtherRooms_TheirReferences_HoldNoTorch(string room)
    {
        var references = System.Reflection.Assembly.Load(room).GetReferencedAssemblies().Select(a => a.Name!);

        Assert.DoesNotContain(references, n => n is "TorchSharp" or "Studio.Learning" or "Studio.Worker");
    }
}
