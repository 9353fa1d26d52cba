using Studio.Notebooks.Cells;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Editing;

public sealed class NearestInputsTests
{
    private static readonly Notebook s_two = SampleNotebook.With(
        new Dataset { Id = "upper-data" }, new PretrainedModel { Id = "model" }, new Transfer { Id = "first" },
        new Dataset { Id = "lower-data" }, new Transfer { Id = "second" });

    [Theory]
    [InlineData("first", "upper-data")]
    [InlineData("second", "lower-data")]
    [InlineData(null, "upper-data")]
    public void Make_Transfer_TakesTheNearestAboveElseTheNearestBelow(string? after, string data) =>
        Assert.Equal((data, "model"), Make<Transfer>(after) is var transfer ? (transfer.Data, transfer.Model) : default);

    [Fact]
    public void Make_WithoutAPlace_GoesToTheEnd() => Assert.Equal("lower-data", ((Transfer)Kind("transfer").Make(s_two)).Data);

    [Fact]
    public void Make_Compare_TakesInAllAboveInTheirOrder()
    {
        Assert.Equal(["first", "second"], Make<Compare>("second").Models);
        Assert.Equal(["first"], Make<Compare>("lower-data").Models);
    }

    [Fact]
    public void Make_InputThatMayBeEmpty_StaysEmpty() =>
        Assert.Equal(("second", null), Make<Evaluate>("second") is var cell ? (cell.Model, cell.Data) : default);

    [Theory]
    [InlineData(null, "first")]
    [InlineData("first", "second")]
    [InlineData("second", "second")]
    public void Make_Prediction_AsksAboutTheNearestOutcomeBelowElseAbove(string? after, string asked) =>
        Assert.Equal(asked, Make<Prediction>(after).Of);

    [Fact]
    public void Make_PredictionAmongDataAndModelsAlone_AsksAboutNothing() =>
        Assert.Null(((Prediction)Kind("prediction")
            .Make(SampleNotebook.With(new Dataset { Id = "data" }, new PretrainedModel { Id = "model" }))).Of);

    [Fact]
    public void Make_InAnEmptyNotebook_HasNoInputs() => Assert.All(CellKind.All, k => Assert.Empty(k.Make(Notebook.Empty).Inputs));

    [Fact]
    public void Make_AnyKind_IsAcceptedWhereItWasMadeFor() =>
        Assert.All(CellKind.All, k => s_two.Do(new Studio.Notebooks.Editing.NotebookEdit.Add(k.Make(s_two, "first"), "first")));

    private static T Make<T>(string? after) where T : Cell => (T)CellKind.Of(typeof(T)).Make(s_two, after);

    private static CellKind Kind(string kind) => CellKind.All.Single(k => k.Kind == kind);
}
