using System.Reflection;
using Studio.Experiments.Recipes;
using Studio.Learning.Transfer;

namespace Studio.Learning.Tests.Transfer;

public sealed class WarmUpRecipeTests
{
    /// <summary>Settings that a warm-up has of its own.</summary>
    private static readonly string[] s_own =
        [nameof(Recipe.Epochs), nameof(Recipe.BatchSize), nameof(Recipe.Optimizer), nameof(Recipe.Schedule),
        nameof(Recipe.EarlyStoppingPatience), nameof(Recipe.Augmentation), nameof(Recipe.Precision)];

    [Fact]
    public void Of_AnyOtherCommonSetting_TakesItFromTheFineTuning()
    {
        var settings = typeof(Recipe).GetProperties().Where(p => p.CanWrite && !s_own.Contains(p.Name)).ToArray();

        Assert.All(settings, setting =>
        {
            var recipe = new Recipe.FineTuning();
            setting.SetValue(recipe, Other(setting, recipe));

            Assert.Equal(setting.GetValue(recipe), setting.GetValue(WarmUpRecipe.Of(recipe)));
        });
        Assert.NotEmpty(settings);
    }

    [Fact]
    public void Of_LengthAndSteps_AreThoseOfAFeatureExtraction()
    {
        var own = new Recipe.FeatureExtraction();
        var recipe = new Recipe.FineTuning
            { HeadWarmUpEpochs = 7, BatchSize = 3, Precision = Precision.BFloat16, EarlyStoppingPatience = 2, Augmentation = new() };

        Assert.Equal(own with { Epochs = 7 }, WarmUpRecipe.Of(recipe));
    }

    [Fact]
    public void Of_WithoutWarmUp_IsNone() => Assert.Null(WarmUpRecipe.Of(new Recipe.FineTuning { HeadWarmUpEpochs = 0 }));

    private static object Other(PropertyInfo setting, Recipe recipe) => setting.GetValue(recipe) switch
    {
        bool value => !value,
        int value => value + 1,
        double value => value + 0.25,
        Enum value => Enum.ToObject(setting.PropertyType, Convert.ToInt32(value) + 1),
        var value => throw new NotSupportedException($"Give '{setting.Name}' another value than {value} here."),
    };
}
