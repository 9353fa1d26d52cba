using Studio.Experiments;
using Studio.Notebooks;
using Studio.Worker.Cells;

namespace Studio.Worker.Tests.Cells;

public sealed class CellRunnersTests
{
    [Fact]
    public void All_EveryKindOfCellThatRuns_HasItsRunner()
    {
        var runnable = CellKind.All.Where(k => k.Make(Notebook.Empty).IsRunnable).Select(k => k.Kind).Order(StringComparer.Ordinal);

        Assert.Equal(runnable, CellRunners.All.Select(r => r.Kind));
    }

    [Fact]
    public void For_NoteThatOnlySaysSomething_IsRefusedWithTheKindsThereAre()
    {
        var refusal = Assert.Throws<NotSupportedException>(() => CellRunners.For(Kinds.Name(typeof(Notebooks.Cells.Note))));

        Assert.Contains("transfer", refusal.Message, StringComparison.Ordinal);
    }
}
