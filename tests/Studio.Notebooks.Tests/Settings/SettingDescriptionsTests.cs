using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Tests.Settings;

public sealed class SettingDescriptionsTests
{
    private static readonly IReadOnlyList<SettingDescription> s_transfer = SettingDescriptions.Of(typeof(Transfer));

    [Fact]
    public void Of_ACell_HidesNameTitleAndFolding() =>
        Assert.Equal(["data", "model", "recipe", "seed", "seeds", "maxSteps"], s_transfer.Select(s => s.Path));

    [Fact]
    public void Of_ANumber_HasLabelRangeDefaultAndExplanation()
    {
        var seeds = s_transfer.Single(s => s.Path == "seeds");

        Assert.Equal(("Seeds", SettingType.WholeNumber, false, 1.0, 20.0, 1),
            (seeds.Label, seeds.Type, seeds.IsOptional, seeds.Minimum, seeds.Maximum, seeds.Default.GetInt32()));
        Assert.StartsWith("Number of seeds:", seeds.Description, StringComparison.Ordinal);
        Assert.Equal(("Step limit", true), s_transfer.Where(s => s.Path == "maxSteps").Select(s => (s.Label, s.IsOptional)).Single());
    }

    [Fact]
    public void Of_ARecordOfSeveralKinds_DescribesEachWithItsPaths()
    {
        var kinds = s_transfer.Single(s => s.Path == "recipe").Kinds;

        Assert.Equal(["from-scratch", "feature-extraction", "fine-tuning"], kinds.Select(k => k.Kind));
        Assert.Equal(["From scratch", "Feature extraction", "Fine-tuning"], kinds.Select(k => k.Label));
        Assert.Contains("recipe.unfrozenStages", kinds[2].Settings.Select(s => s.Path));
        Assert.Equal(new Recipe.FineTuning().Epochs, kinds[2].Default.GetProperty("epochs").GetInt32());
        var optimizer = kinds[2].Settings.Single(s => s.Path == "recipe.optimizer");
        Assert.Equal(["sgd", "adam", "adamw"], optimizer.Kinds.Select(k => k.Kind));
        Assert.Equal(["SGD", "Adam", "AdamW"], optimizer.Kinds.Select(k => k.Label));
        Assert.Contains("recipe.optimizer.momentum", optimizer.Kinds[0].Settings.Select(s => s.Path));
    }

    [Fact]
    public void Of_ADefaultThatAKindSets_IsThatOfTheKind()
    {
        var kinds = s_transfer.Single(s => s.Path == "recipe").Kinds;

        Assert.Equal([new Recipe.FromScratch().Epochs, new Recipe.FeatureExtraction().Epochs, new Recipe.FineTuning().Epochs],
            kinds.Select(k => k.Settings.Single(s => s.Path == "recipe.epochs").Default.GetInt32()));
    }

    [Fact]
    public void Of_ADefaultWithinADefault_IsThatOfTheKindAroundIt()
    {
        var kinds = s_transfer.Single(s => s.Path == "recipe").Kinds;
        var optimizers = kinds.Select(k => k.Settings.Single(s => s.Path == "recipe.optimizer").Kinds).ToArray();

        Assert.Equal([3e-3, 1e-3, 1e-4], optimizers.Select(o => Rate(o[2])));
        Assert.Equal([1e-3, 1e-3, 1e-3], optimizers.Select(o => Rate(o[0])));
        Assert.Equal(1e-4, optimizers[2][2].Default.GetProperty("learningRate").GetDouble());

        static double Rate(SettingKind optimizer) =>
            optimizer.Settings.Single(s => s.Path == "recipe.optimizer.learningRate").Default.GetDouble();
    }

    [Fact]
    public void Of_EveryRunnableCell_NamesTheTermFirstAndEndsAsASentence() =>
        Assert.All(CellKind.All.Select(k => k.Make(Notebook.Empty)).SelectMany(c => Whole(SettingDescriptions.Of(c.GetType()))), s =>
    {
        if (s.Type != SettingType.Record)
            Assert.Matches(@"^[A-Z0-9].{20,}[.?]$", s.Description ?? (s.Path == "markdown" ? "Markdown needs no explanation." : ""));
    });

    [Theory]
    [InlineData("texts", false), InlineData("images", true), InlineData("examples", true)]
    public void Of_TransferOnSomeItems_HasSettingsOfImagesForImagesAlone(string unit, bool hasThem)
    {
        var paths = Whole(SettingDescriptions.Of(typeof(Transfer), unit)).Select(s => s.Path).ToHashSet();

        foreach (var ofImages in new[] { "augmentation", "inputs", "margin", "augmentedViews", "pooling", "batchNorm" })
            Assert.Equal(hasThem, paths.Contains("recipe." + ofImages));
        Assert.Contains("recipe.epochs", paths);
    }

    [Fact]
    public void Of_ARecordWithReadyMadeValues_OffersThem()
    {
        var augmentation = SettingDescriptions.Of(typeof(Recipe.FineTuning)).Single(s => s.Path == "augmentation").Kinds[0];

        Assert.Equal(["Shift", "Shift and flip", "Photos"], augmentation.Presets.Select(p => p.Label));
        Assert.Equal(4, augmentation.Presets[0].Value.GetProperty("padPixels").GetInt32());
    }

    [Fact]
    public void Of_AChoice_OffersTheValuesOfTheFile()
    {
        var norm = SettingDescriptions.Of(typeof(Recipe.FineTuning)).Single(s => s.Path == "batchNorm");

        Assert.Equal(["FrozenStatistics", "Frozen", "Adapt", "ReEstimate"], norm.Choices.Select(c => c.Value.GetString()));
        Assert.Equal("Frozen statistics", norm.Choices[0].Label);
        Assert.StartsWith("Running mean and variance", norm.Choices[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ARecordOfOneKind_HasNoName()
    {
        var augmentation = SettingDescriptions.Of(typeof(Recipe.FineTuning)).Single(s => s.Path == "augmentation");

        Assert.True(augmentation.IsOptional);
        Assert.Null(Assert.Single(augmentation.Kinds).Kind);
        Assert.Contains("augmentation.padPixels", augmentation.Kinds[0].Settings.Select(s => s.Path));
    }

    [Fact]
    public void Of_Regularisers_ExplainEach()
    {
        var regulariser = SettingDescriptions.Of(typeof(Recipe.FineTuning)).Single(s => s.Path == "regulariser");

        Assert.True(regulariser.IsOptional);
        Assert.Equal([("ewc", "EWC"), ("l2-sp", "L2-SP"), ("lwf", "LwF"), ("rehearsal", "Rehearsal")],
            regulariser.Kinds.Select(k => (k.Kind, k.Label)));
        Assert.All(regulariser.Kinds, k => Assert.Matches(@"\. .*\([A-Z][a-z]+.* \d{4}\)\.$", k.Description));
    }

    [Fact]
    public void Of_EveryKindOfCell_CanBeDrawn() =>
        Assert.All(CellKind.All,
            k => Assert.All(SettingDescriptions.Of(k.Make(Notebook.Empty).GetType()), s => Assert.NotEqual("", s.Label)));

    private static IEnumerable<SettingDescription> Whole(IEnumerable<SettingDescription> settings) =>
        settings.SelectMany(s => Whole(s.Kinds.SelectMany(k => k.Settings)).Prepend(s));

    [Theory]
    [InlineData("LabelsPerClass", "Labels per class")]
    [InlineData("Beta1", "Beta1")]
    [InlineData("AdamW", "AdamW")]
    [InlineData("MaxSGDSteps", "Max SGD steps")]
    [InlineData("Float32", "Float32")]
    public void Words_OfNames_ReadAsWords(string name, string words) => Assert.Equal(words, SettingProperties.Words(name));
}
