using Studio.Cli.Transfer;
using Studio.Experiments.Recipes;

namespace Studio.Cli.Tests.Transfer;

public sealed class RecipeNamesTests
{
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
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """{"kind":"feature-extraction","epochs":3}""");

        Assert.Equal(new Recipe.FeatureExtraction { Epochs = 3 }, RecipeNames.Find(file));
        File.Delete(file);
    }
}
