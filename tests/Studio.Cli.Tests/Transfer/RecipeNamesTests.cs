using Studio.Cli.Transfer;
using Studio.Experiments.Recipes;

namespace Studio.Cli.Tests.Transfer;

public sealed class RecipeNamesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recipes");

    [Fact]
    public void Find_EveryKind_GivesItsDefaults()
    {
        Assert.Equal(new Recipe.FineTuning(), RecipeNames.Find("fine-tuning"));
        Assert.Equal(["feature-extraction", "fine-tuning", "from-scratch"], RecipeNames.Kinds);
    }

    [Fact]
    public void Find_Stranger_IsBadUsageThatNamesTheKinds()
    {
        var refusal = Assert.Throws<CommandFailedException>(() => RecipeNames.Find("sorcery"));

        Assert.Equal(ExitCodes.BadUsage, refusal.ExitCode);
        Assert.Contains("from-scratch", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_JsonFile_GivesItsSettings()
    {
        var file = Stored("""{"kind":"feature-extraction","epochs":3}""");

        Assert.Equal(new Recipe.FeatureExtraction { Epochs = 3 }, RecipeNames.Find(file));
    }

    [Theory]
    [InlineData("""{ "kind": "feature-extraction", "optimizer": { "kind": "adamw", "learningRate": 1e-4 } }""")]
    [InlineData("""{ "kind": "feature-extraction", /* short */ "epochs": 2, }""")]
    [InlineData("{ \"epochs\": 2, \"kind\": \"fine-tuning\" // last\n}")]
    [InlineData("""{ "kind": "from-scratch", "augmentation": null }""")]
    [InlineData("\ufeff{ \"kind\": \"from-scratch\" }")]
    public void Read_SettingsInTheirRanges_IsARecipe(string json) => Assert.NotNull(RecipeNames.Find(Stored(json)));

    [Theory]
    [InlineData(""" "batchSize": 0 """, "Batch size ('batchSize') is 0. It takes a whole number between 1 and 4,096.")]
    [InlineData(""" "batchSize": 2e9 """, "is 2e9")]
    [InlineData(""" "epochs": -5 """, "Epochs ('epochs') is -5. It takes a whole number between 1 and 10,000.")]
    [InlineData(""" "epochs": 3.5 """, "is 3.5. It takes a whole number")]
    [InlineData(""" "epochs": 1e400 """, "is 1e400")]
    [InlineData(""" "epochs": "3" """, "is \"3\"")]
    [InlineData(""" "epochs": 99999999999999999999 """, "between 1 and 10,000")]
    [InlineData(""" "headDropout": 1 """, "between 0 and 0.95")]
    [InlineData(""" "margin": -3 """, "Margin ('margin') is -3")]
    [InlineData(""" "labelSmoothing": 2 """, "between 0 and 0.5")]
    [InlineData(""" "labelSmoothing": null """, "Label smoothing ('labelSmoothing') is null")]
    [InlineData(""" "optimizer": null """, "Optimizer ('optimizer') is null. It takes an object of one of the kinds sgd, adam, adamw.")]
    [InlineData(""" "optimizer": "sgd" """, "It must be an object")]
    [InlineData(""" "optimizer": { "learningRate": 1 } """, "has no kind")]
    [InlineData(""" "optimizer": { "kind": "sdg" } """, "Did you mean 'sgd'?")]
    [InlineData(""" "optimizer": { "kind": "adamw", "learningRate": "NaN" } """, "Learning rate ('optimizer.learningRate') is \"NaN\". "
        + "It takes a number between 0.00000001 and 100.")]
    [InlineData(""" "optimizer": { "kind": "sgd", "learningRate": -0.01 } """, "('optimizer.learningRate') is -0.01")]
    [InlineData(""" "optimizer": { "kind": "sgd", "learningRate": 0 } """, "('optimizer.learningRate') is 0")]
    [InlineData(""" "optimizer": { "kind": "sgd", "momentum": 2 } """, "('optimizer.momentum') is 2")]
    [InlineData(""" "optimizer": { "kind": "adamw", "weightDecay": -5 } """, "between 0 and 10")]
    [InlineData(""" "augmentation": { "padPixels": -4 } """, "('augmentation.padPixels') is -4")]
    [InlineData(""" "epochs": 2, "epochs": 3 """, "'epochs' occurs 2 times")]
    [InlineData(""" "epoch": 2 """, "Did you mean 'epochs'?")]
    [InlineData(""" "classWeights": "yes" """, "It takes true or false")]
    [InlineData(""" "precision": "float8" """, "It takes one of")]
    [InlineData(""" "epochs": """, "not JSON at line 1")]
    public void Read_SettingOutOfItsRange_IsBadUsageThatNamesSettingRangeAndValue(string member, string sentence)
    {
        var refusal =
            Assert.Throws<CommandFailedException>(() => RecipeNames.Find(Stored($$"""{ "kind": "feature-extraction", {{member}} }""")));

        Assert.Equal(ExitCodes.BadUsage, refusal.ExitCode);
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]"), InlineData("null"), InlineData(""), InlineData("3"), InlineData("\0\0"), InlineData("{\"kind\":\"\\ud800\"}"),
        InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"kind\":\"from-scratch\",\"epochs\":\"\\ud800\"}"), InlineData("<html>")]
    public void Read_SomethingElse_IsBadUsageWithASentence(string text) =>
        Assert.Equal(ExitCodes.BadUsage, Assert.Throws<CommandFailedException>(() => RecipeNames.Find(Stored(text))).ExitCode);

    [Fact]
    public void Read_NestedWithoutEnd_IsBadUsageWithASentence() =>
        Assert.Throws<CommandFailedException>(() => RecipeNames.Find(Stored(string.Concat(Enumerable.Repeat("{\"kind\":", 5000)))));

    public void Dispose() => _folder.Delete(recursive: true);

    private string Stored(string text)
    {
        var file = Path.Combine(_folder.FullName, "recipe.json");
        File.WriteAllText(file, text);
        return file;
    }
}
