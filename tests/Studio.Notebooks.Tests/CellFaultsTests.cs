using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests;

public sealed class CellFaultsTests
{
    private static readonly Transfer s_frozen = SampleNotebook.Cell<Transfer>("frozen");

    [Fact]
    public void Of_CellsThatCanRun_IsNothing() =>
        Assert.All(SampleNotebook.Whole.Cells, c => Assert.Empty(CellFaults.Of(SampleNotebook.Whole, c, SampleStudio.Catalogue)));

    public static TheoryData<Cell, string, string> Faults { get; } = new()
    {
        { s_frozen with { Seeds = 0 }, "seeds", "Seeds is 0. It must lie between 1 and 20." },
        { s_frozen with { Recipe = new Recipe.FineTuning { Augmentation = new() { PadPixels = 65 } } }, "recipe.augmentation.padPixels",
            "Shift is 65. It must lie between 0 and 64." },
        { s_frozen with { Recipe = new Recipe.FineTuning { Optimizer = new OptimizerSettings.Sgd { Momentum = 1.5 } } },
            "recipe.optimizer.momentum", "Momentum is 1.5. It must lie between 0 and 0.9999." },
        { s_frozen with { Recipe = new Recipe.FeatureExtraction { AugmentedViews = 2 } }, "recipe.augmentation",
            "Augmented views need data augmentation." },
        { s_frozen with { Recipe = new Recipe.FeatureExtraction { SkippedStages = 4 } }, "recipe.skippedStages",
            "ResNet for glyphs has 4 stages, so at most 3 can be left out." },
        { s_frozen with { Recipe = new Recipe.FineTuning { UnfrozenStages = 1, EpochsPerUnfreezing = 1 } }, "recipe.epochsPerUnfreezing",
            "Gradual unfreezing needs at least two unfrozen stages" },
        { s_frozen with { Recipe = new Recipe.FineTuning { Epochs = 6, EpochsPerUnfreezing = 2 } }, "recipe.epochsPerUnfreezing",
            "With 2 epochs per stage, the last of 4 stages would be unfrozen after 6 epochs, but training ends after 6." },
        { s_frozen with { Recipe = new Recipe.FeatureExtraction { Margin = 11 } }, "recipe.margin",
            "ResNet for glyphs takes images of 32 pixels, so the margin can be at most 10 pixels on each side." },
        { SampleNotebook.Cell<LabelEfficiency>("efficiency-1") with { Margin = 11 }, "margin",
            "ResNet for glyphs takes images of 32 pixels" },
        { s_frozen with { Recipe = new Recipe.FromScratch() }, "recipe", "From scratch means without pretrained weights." },
        { s_frozen with { Model = "model-2", Recipe = new Recipe.FineTuning { Regulariser = new Regulariser.LearningWithoutForgetting() } },
            "recipe.regulariser",
            "This regulariser needs the pretraining task, and a network with random weights has none. "
                + "Choose a model cell with weights" },
        { s_frozen with { Title = new('a', 201) }, "title", "Title has 201 characters. It takes 200 at most." },
        { s_frozen with { Seeds = 1, StartFrom = "../x" }, "startFrom", "This is not a checkpoint." },
        { s_frozen with { StartFrom = new('a', 64) }, "seeds", "A branch resumes from a checkpoint of one seed." },
        { s_frozen with { Data = null }, "data", "Data is not chosen yet. Choose a cell that gives a data set, or add one." },
        { s_frozen with { Data = "gone" }, "data",
            "There is no cell 'gone' in this notebook. Choose another that gives a data set for Data." },
        { s_frozen with { Model = "data-1" }, "model",
            "Model needs a pretrained model or a language model; Data set 1 gives a data set. Choose another cell." },
        { s_frozen with { Model = "frozen" }, "model", "“Frozen” depends on this cell, directly or through other cells." },
        { s_frozen with { Model = "evaluate-1" }, "model", "Evaluate 1 depends on this cell, directly or through other cells." },
        { new Dataset { Id = "data-1", Source = "cats" }, "source", "There is no data set 'cats'. Choose one of: " },
        { new Dataset { Id = "data-1", Source = "upload:../../etc/passwd" }, "source", "'upload:../../etc/passwd' is not an upload." },
        { new PretrainedModel { Id = "model-1", Backbone = "resnet18" }, "weights",
            "There are no weights 'resnet-glyphs-source' for 'resnet18'." },
        { new PretrainedModel { Id = "model-1", Backbone = "resnet", Weights = null }, "backbone", "There is no backbone named 'resnet'." },
        { SampleNotebook.Cell<LabelEfficiency>("efficiency-1") with { Model = "model-2" }, "model",
            "This cell needs pretrained weights to compare with." },
        { SampleNotebook.Cell<TaskSequence>("sequence-1") with { Tasks = 7 }, "tasks", "Tasks is 7. It must lie between 2 and 6." },
        { SampleNotebook.Cell<TaskSequence>("sequence-1") with { Scenario = TaskScenario.DomainIncremental }, "scenario",
            "Domain-incremental means the same classes in every task, and here the classes are split." },
        { SampleNotebook.Cell<TaskSequence>("sequence-1") with { Rehearsal = new() { ImagesPerClass = 5 } }, "rehearsal.imagesPerClass",
            "Rehearsal would keep 5 images per class, but only 5 are labelled: that is joint training." },
        { SampleNotebook.Cell<TaskSequence>("sequence-1") with { Rehearsal = new() { Strength = -1, ImagesPerClass = 1 } },
            "rehearsal.strength", "Strength is -1. It must lie between 0 and 1000000." },
        { new Evaluate { Id = "evaluate-1" }, "model",
            "Model is not chosen yet. Choose a cell that gives a trained classifier, or add one." },
        { new Evaluate { Id = "evaluate-1", Model = "frozen", Data = "data-1", ClassPairs = "plane" }, "classPairs",
            "'plane' is not a pair of names" },
        { new Evaluate { Id = "evaluate-1", Model = "frozen", ClassPairs = "plane=airplane" }, "classPairs",
            "The model's own test data has the model's own classes." },
        { new Compare { Id = "compare-1", Models = ["frozen", "frozen"] }, "models", "A comparison needs at least two different cells." },
        { new WhichBackbone { Id = "which-1", Data = "data-1", Models = ["model-1"] }, "models",
            "A choice needs at least two different networks." },
        { new WriteText { Id = "write-1", Text = "all small letters", Settings = new() { Prompt = "A" } }, "settings.prompt",
            "The text does not contain 'A'" },
        { new WriteText { Id = "write-1", Settings = new() { Prompt = "" } }, "settings.prompt",
            "Prompt has 0 characters. It takes between 1 and 500." },
        { new Translate { Id = "translate-1", Pairs = "oui\tyes\n\nseul" }, "pairs", "Line 3 is no pair." },
        { new Translate { Id = "translate-1", Pairs = "oui\tyes\nseul\t \n" }, "pairs", "Line 2 is no pair." },
        { new Translate { Id = "translate-1", Pairs = "oui\tyes\noui\tyeah\n" }, "pairs", "There are fewer than two different sentences." },
        { new Translate { Id = "translate-1", Pairs = "oui\tyes" }, "pairs", "There are fewer than two different sentences." },
        { new TryIt { Id = "try-it-1", Model = "model-1" }, "model",
            "Model needs a trained classifier or a translator; Pretrained model 1 gives a pretrained model." },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Of_AFault_NamesTheSettingAndSaysWhatToDo(Cell cell, string setting, string sentence)
    {
        var notebook = SampleNotebook.Whole with { Cells = [.. SampleNotebook.Whole.Cells.Select(c => c.Id == cell.Id ? cell : c)] };

        var fault = Assert.Single(CellFaults.Of(notebook, cell, SampleStudio.Catalogue));

        Assert.Equal(setting, fault.Setting);
        Assert.StartsWith(sentence, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FewerClassesThanTwoATask_SaysHowManyTasksThereCanBe()
    {
        var crayons = new Dataset { Id = "crayons", Source = "glyphs-ink" };
        var sequence = SampleNotebook.Cell<TaskSequence>("sequence-1") with { Data = "crayons", Tasks = 5 };

        var known = SampleStudio.Catalogue with
            { Datasets = [new("glyphs-ink", "Eight crayons", "", true, [.. Enumerable.Range(1, 8).Select(i => $"crayon {i}")])] };

        var fault = Assert.Single(CellFaults.Of(SampleNotebook.With(crayons, SampleNotebook.Cell<PretrainedModel>("model-1"), sequence),
            sequence, known));

        Assert.Equal(("tasks", "8 classes cannot be split into 5 tasks of at least two classes. Take 4 tasks or fewer, "
            + "or a data set with more classes."), (fault.Setting, fault.Sentence));
    }

    public static TheoryData<Recipe, string, string> LookingBack { get; } = new()
    {
        { new Recipe.FineTuning { Regulariser = new Regulariser.Rehearsal() }, "recipe.regulariser",
            "This regulariser needs images of ImageNet-1k, and the studio does not have them. Choose L2-SP or LwF" },
        { new Recipe.FineTuning { Regulariser = new Regulariser.ElasticWeightConsolidation() }, "recipe.regulariser",
            "This regulariser needs images of ImageNet-1k" },
        { new Recipe.FineTuning { WatchForgetting = true }, "recipe.watchForgetting", "Watching forgetting needs images of ImageNet-1k" },
    };

    [Theory, MemberData(nameof(LookingBack))]
    public void Of_ARecipeThatLooksBackAtImagesThatAreNotThere_SaysSo(Recipe recipe, string setting, string sentence)
    {
        var (data, model) =
            (new Dataset { Id = "data" }, new PretrainedModel { Id = "photos", Backbone = "resnet18", Weights = "resnet18-imagenet" });
        var transfer = new Transfer { Id = "transfer", Data = "data", Model = "photos", Recipe = recipe };

        var fault = Assert.Single(CellFaults.Of(SampleNotebook.With(data, model, transfer), transfer, SampleStudio.Catalogue));

        Assert.Equal(setting, fault.Setting);
        Assert.StartsWith(sentence, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_L2SpAndLwf_NeedNoImages()
    {
        var model = SampleNotebook.Cell<PretrainedModel>("model-1") with { Backbone = "resnet18", Weights = "resnet18-imagenet" };
        foreach (var regulariser in new Regulariser[] { new Regulariser.L2Sp(), new Regulariser.LearningWithoutForgetting() })
        {
            var transfer = s_frozen with { Recipe = new Recipe.FineTuning { Regulariser = regulariser } };
            Assert.Empty(CellFaults.Of(SampleNotebook.With(SampleNotebook.Cell<Dataset>("data-1"), model, transfer), transfer,
                SampleStudio.Catalogue));
        }
    }

    [Fact]
    public void Of_TwoCellsOfOneName_ConcernsBoth()
    {
        var twice = SampleNotebook.With(new Note { Id = "note-1" }, new Note { Id = "note-1" });

        Assert.All(twice.Cells,
            c => Assert.StartsWith("Several cells have the id 'note-1'",
                Assert.Single(CellFaults.Of(twice, c, SampleStudio.Catalogue)).Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_OptionalInput_MayBeEmpty() =>
        Assert.Empty(CellFaults.Of(SampleNotebook.Whole, new Evaluate { Id = "evaluate-2", Model = "tuned", Data = null },
            SampleStudio.Catalogue));
}
