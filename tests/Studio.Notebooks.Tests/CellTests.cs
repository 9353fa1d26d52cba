using System.Text.Json.Nodes;
using Studio.Experiments;
using Studio.Notebooks.Settings;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests;

public sealed class CellTests
{
    [Fact]
    public void Kinds_OfCells_AreThese() => Assert.Equal(
        ["note", "prediction", "dataset", "pretrained-model", "which-backbone", "transfer", "evaluate", "compare", "label-efficiency", "task-sequence", "try-it", "draw-glyphs", "write-text"], CellKind.All.Select(k => k.Kind));

    [Fact]
    public void Kinds_OfCells_SayWhatTheyDo() => Assert.All(CellKind.All, k => Assert.True(k.Title.Length > 2 && k.Description.EndsWith('.')));

    [Fact]
    public void Write_EveryKind_HoldsItsSettingsAndNothingThatFollowsFromThem() => Assert.All(CellKind.All.Select(k => k.Make(Notebook.Empty)), cell => Assert.Equal(
        SettingProperties.Of(cell.GetType()).Select(p => p.Name).Prepend("kind"), JsonNode.Parse(StudioJson.Write(cell))!.AsObject().Select(p => p.Key)));

    [Fact]
    public void Make_EveryKind_HasAFreeName()
    {
        var notebook = SampleNotebook.Whole;

        Assert.All(CellKind.All, k => Assert.Null(notebook.Cell(k.Make(notebook).Id)));
    }

    [Fact]
    public void RunSeeds_OfAnEvaluation_AreThoseOfItsTransfer()
    {
        Assert.Equal([1UL, 2UL], SampleNotebook.Whole.Cell("evaluate-1")!.RunSeeds(SampleNotebook.Whole));
        Assert.Equal([0UL], new Notebooks.Cells.Evaluate { Id = "alone" }.RunSeeds(SampleNotebook.Whole));
    }

    [Fact]
    public void Sentence_OfEveryCell_SaysItsSettings() => Assert.Equal(
    [
        "Sketched things", "Glyphs: sketched things, 5 labels a class.", "ResNet for glyphs, pretrained on Glyphs source, 24 drawn signs.", "ResNet for glyphs with random weights.",
        "Freeze ResNet for glyphs and train a new head, 6 epochs, head at rate 0.001, on Glyphs: sketched things; seeds 1 to 2.",
        "Fine-tune ResNet for glyphs under Rehearsal, the last stage open at rate 0.0001, 2 epochs, head at rate 0.0001, on Glyphs: sketched things; seed 1.",
        "Train ResNet for glyphs from scratch, 2 epochs, head at rate 0.003, on Glyphs: sketched things; seeds 1 to 2.",
        "ResNet for glyphs on Glyphs: sketched things with 1 to 2 labels a class, from scratch, frozen and fine-tuned, one seed.",
        "Glyphs: chalk signs, 5 labels a class.", "ResNet for glyphs learns Glyphs: chalk signs in 2 tasks, class-incremental, against forgetting: EWC, Rehearsal; one seed.",
        "“Frozen” on the test part of its data.", "Compare “Frozen”, Transfer (scratch).", "Ask “Frozen” about a picture.", "Predict how much: accuracy of “Frozen”; not answered yet.",
        "Glyphs: chalk signs, all labels.", "Learn to draw Glyphs: chalk signs, 4 steps of 8 images, a grid every 2 steps; seed 1.",
        "Learn to write nature rhymes, 4 steps, a piece every 2 steps; seed 1.",
        "Score 2 networks on Glyphs: sketched things, then teach a head on each; seed 1.",
    ], SampleNotebook.Whole.Cells.Select(c => c.Sentence(SampleNotebook.Whole, SampleStudio.Catalogue)));
}
