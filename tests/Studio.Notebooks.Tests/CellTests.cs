using System.ComponentModel;
using System.Text.Json.Nodes;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Settings;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests;

public sealed class CellTests
{
    [Fact]
    public void Kinds_OfCells_AreThese() => Assert.Equal(
        ["note", "prediction", "dataset", "pretrained-model", "which-backbone", "transfer", "evaluate", "compare", "label-efficiency",
            "task-sequence", "try-it", "draw-glyphs", "train-language-model", "write-text",
            "translate", "write"], CellKind.All.Select(k => k.Kind));

    [Fact]
    public void Kinds_OfCells_SayWhatTheyDo() =>
        Assert.All(CellKind.All, k => Assert.True(k.Title.Length > 2 && k.Description.EndsWith('.')));

    [Fact]
    public void Write_EveryKind_HoldsItsSettingsAndNothingThatFollowsFromThem() =>
        Assert.All(CellKind.All.Select(k => k.Make(Notebook.Empty)), cell => Assert.Equal(
        SettingProperties.Of(cell.GetType()).Select(p => p.Name).Prepend("kind"),
        JsonNode.Parse(StudioJson.Write(cell))!.AsObject().Select(p => p.Key)));

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
        "Sketched things", "Glyphs: sketched things, 5 labels per class.",
        "ResNet for glyphs, pretrained on Glyphs source, 24 drawn signs.", "ResNet for glyphs with random weights.",
        "Freeze ResNet for glyphs and train a new linear head on Glyphs: sketched things with 5 labels per class: 6 epochs, "
            + "learning rate 0.001; seeds 1 to 2.",
        "Fine-tune ResNet for glyphs on Glyphs: sketched things with 5 labels per class: 42 epochs, 40 of head warm-up, "
            + "then 2 with the last stage unfrozen, learning rate 0.0001, "
            + "Rehearsal against forgetting, at most 8 steps; seed 1. Also: rehearsal examples per class 2.",
        "Train ResNet for glyphs from scratch on Glyphs: sketched things with 5 labels per class: 2 epochs, learning rate 0.003, "
            + "training images shifted by up to 4 pixels, at most 4 steps; seeds 1 to 2.",
        "ResNet for glyphs on Glyphs: sketched things with 1 to 2 labels per class, from scratch, frozen and fine-tuned; one seed. Also: "
            + "step limit 2 steps.",
        "Glyphs: chalk signs, 5 labels per class.",
        "ResNet for glyphs learns Glyphs: chalk signs with 5 labels per class in 2 tasks, class-incremental, "
            + "6 epochs per task at learning rate 0.001; "
        + "continual-learning methods: EWC, Rehearsal; one seed. 5 other settings: EWC lambda (λ) 500, EWC examples per class 1, "
        + "rehearsal examples per class 1, test examples per class 20, step limit 1 step.",
        "Evaluate “Frozen” on the test set of its own data.", "Compare “Frozen”, Transfer (scratch).",
        "Classify your own example with “Frozen”.", "Predict the accuracy of “Frozen”; not answered yet.",
        "Glyphs: chalk signs, all labels.",
        "Train a GAN on Glyphs: chalk signs: 4 steps of 8 images, learning rate 0.0004, samples every 2 steps; seed 1. "
            + "2 other settings: width 4 channels, grid size 2 rows and columns.",
        "Train an LSTM language model on nature rhymes: 4 steps, 16 hidden units, learning rate 0.003, a sample every 2 steps; seed 1. "
            + "3 other settings: batch size 4 sequences, sequence length (truncated BPTT) 8 characters, sample length 20 characters.",
        "Continue “The ” with Character language model 1: 200 tokens at temperature 0.7; seed 1.",
        "Train an LSTM language model over words on nature rhymes: 16 hidden units, one epoch, learning rate 0.003, at most 4 steps; "
            + "seeds 1 to 2. Also: embedding size 16.",
        "Train a GRU encoder–decoder with attention on numbers-en-fr, at most 200 sentences: one epoch, "
            + "8 hidden units, learning rate 0.001; seed 1. Also: examples 1 sentence.",
        "Score Pretrained model 1, “Nothing \"learnt\"” on Glyphs: sketched things with 5 labels per class, "
            + "then train a head on each; seed 1.",
    ], SampleNotebook.Whole.Cells.Select(c => c.Sentence(SampleNotebook.Whole, SampleStudio.Catalogue)));

    [Fact]
    public void Sentence_OfATransferOnTexts_IsSilentAboutAugmentation()
    {
        var model = new Studio.Notebooks.Cells.PretrainedModel { Id = "model", Backbone = "gru-sentences", Weights = null };
        var scratch = new Studio.Notebooks.Cells.Transfer { Id = "scratch", Model = "model", Recipe = new Recipe.FromScratch() };

        var sentence = scratch.Sentence(new("Texts", [model, scratch]), SampleStudio.Catalogue);

        Assert.DoesNotContain("training images", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentence_OfAnySettingChanged_ChangesWithIt()
    {
        var random = new RandomNotebooks(seed: 1);
        foreach (var cell in SampleNotebook.Whole.Cells.Where(c => c.IsRunnable))
            foreach (var path in Paths(cell, ""))
                Assert.Equal((cell.Id, path, true), (cell.Id, path, IsSaid(cell, path, random)));
    }

    [Fact]
    public void Sentence_OfARecipe_SaysTheRatesOfAllStagesAndTheBranch()
    {
        var tuned = SampleNotebook.Cell<Notebooks.Cells.Transfer>("tuned");
        var sloped = tuned with
            { Recipe = new Recipe.FineTuning { StageDecay = 0.1, BackboneLearningRate = 0.01, EpochsPerUnfreezing = 2, Epochs = 9,
                Margin = 1 }, MaxSteps = null, StartFrom = new string('a', 64) };

        Assert.Equal("Fine-tune ResNet for glyphs on Glyphs: sketched things with 5 labels per class: 49 epochs, 40 of head warm-up, "
            + "then 9 with all 4 stages unfrozen, one after the other every 2 epochs, "
            + "learning rates 1e-5 to 0.01 from the first unfrozen stage to the last, 0.0001 for the head, "
            + "images within a margin of 1 pixel; seed 1. It branches from checkpoint aaaaaaaa of another run.",
            sloped.Sentence(SampleNotebook.Whole, SampleStudio.Catalogue));
    }

    [Fact]
    public void Sentence_OfWeightsThatDoNotFit_DoesNotSpeakOfThem() => Assert.DoesNotContain("pretrained on",
        new Notebooks.Cells.PretrainedModel { Id = "m", Backbone = "resnet18",
            Weights = "resnet-glyphs-source" }.Sentence(SampleNotebook.Whole, SampleStudio.Catalogue), StringComparison.Ordinal);

    /// <summary>Of every setting that a form shows, also within records; inputs are other cells.</summary>
    private static IEnumerable<string> Paths(object record, string prefix) => SettingProperties.Of(record.GetType())
        .Where(p => p.Attribute<BrowsableAttribute>() is null && p.Attribute<InputAttribute>() is null)
        .SelectMany(p => p.Get!(record) is { } inner and not string && inner.GetType().IsClass
            && SettingProperties.IsRecord(inner.GetType())
            ? Paths(inner, prefix + p.Name + ".").Prepend(prefix + p.Name) : [prefix + p.Name]);

    private static bool IsSaid(Cell cell, string path, RandomNotebooks random)
    {
        var owner = path.Split('.')[..^1].Aggregate((object)cell,
            (record, name) => SettingProperties.Find(record.GetType(), name)!.Get!(record)!);
        var property = SettingProperties.Find(owner.GetType(), path.Split('.')[^1])!;
        var changed = SettingChange.Put(cell, path,
            SettingProperties.Element(random.Other(property, owner, SampleNotebook.Whole), property.PropertyType));
        return changed.Sentence(SampleNotebook.Whole, SampleStudio.Catalogue)
            != cell.Sentence(SampleNotebook.Whole, SampleStudio.Catalogue);
    }
}
