using System.Text.Json;
using Studio.Experiments.Recipes;

namespace Studio.Experiments.Tests.Recipes;

public sealed class RecipeTests
{
    public static TheoryData<Recipe, string> Kinds => new()
    {
        { new Recipe.FromScratch { Epochs = 3 }, "from-scratch" },
        { new Recipe.FeatureExtraction { AugmentedViews = 4, Optimizer = new OptimizerSettings.Sgd { Momentum = 0.8 } },
            "feature-extraction" },
        { new Recipe.FineTuning
            { UnfrozenStages = 2, Schedule = new ScheduleSettings.OneCycle { Linear = true }, Precision = Precision.BFloat16 },
            "fine-tuning" },
        { new Recipe.FineTuning { WatchForgetting = true, Regulariser = new Regulariser.ElasticWeightConsolidation { Lambda = 7 } },
            "fine-tuning" },
        { new Recipe.FineTuning { BatchNorm = BatchNormPolicy.Adapt, Schedule = new ScheduleSettings.SlantedTriangular { Ratio = 20 } },
            "fine-tuning" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Json_AnyRecipe_ComesBackEqualUnderItsKind(Recipe recipe, string kind)
    {
        var json = StudioJson.Write(recipe);

        Assert.Equal(kind, JsonDocument.Parse(json).RootElement.GetProperty("kind").GetString());
        Assert.Equal(recipe, StudioJson.Read<Recipe>(json));
    }

    [Fact]
    public void Precision_OfWhateverIsTrained_IsAutomaticUnlessSaidOtherwise()
    {
        Assert.All(new Recipe[] { new Recipe.FromScratch(), new Recipe.FeatureExtraction(), new Recipe.FineTuning() },
            r => Assert.Equal(Precision.Auto, r.Precision));
        Assert.Equal(Precision.Auto, new DcganSettings().Precision);
        Assert.Equal(Precision.Float32, StudioJson.Read<Recipe>("""{"kind":"fine-tuning","precision":"Float32"}""").Precision);
    }

    [Fact]
    public void Json_OfARegulariser_HoldsItsSettingsAlone() =>
        Assert.Equal("""{"kind":"lwf","strength":1,"temperature":3}""",
            StudioJson.Write<Regulariser>(new Regulariser.LearningWithoutForgetting { Temperature = 3 }));

    [Fact]
    public void Read_MisspeltOption_IsRefusedByName()
    {
        var refusal = Assert.Throws<JsonException>(() => StudioJson.Read<Recipe>("""{"kind":"from-scratch","epoch":3}"""));

        Assert.Contains("epoch", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AtLearningRate_FineTuning_KeepsTheRatioOfTheBackbonesRate()
    {
        var tuning = new Recipe.FineTuning
            { Optimizer = new OptimizerSettings.Sgd { LearningRate = 0.01, Momentum = 0.8 }, BackboneLearningRate = 0.001 };

        Assert.Equal(tuning with { Optimizer = new OptimizerSettings.Sgd { LearningRate = 0.0021, Momentum = 0.8 },
            BackboneLearningRate = 0.00021 }, tuning.AtLearningRate(0.0021));
        Assert.Equal(tuning, tuning.AtLearningRate(0.0021).AtLearningRate(0.01));
    }

    [Fact]
    public void AtLearningRate_OtherRecipe_ChangesTheRateAlone()
    {
        var extraction = new Recipe.FeatureExtraction { Epochs = 3 };

        Assert.Equal(extraction with { Optimizer = extraction.Optimizer with { LearningRate = 0.5 } }, extraction.AtLearningRate(0.5));
    }

    [Fact]
    public void Read_UnknownKind_IsRefused() =>
        Assert.Throws<JsonException>(() => StudioJson.Read<Recipe>("""{"kind":"sorcery"}"""));
}
