using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Comparison;
using Studio.Experiments.Runs;

namespace Studio.Experiments.Tests;

public sealed class KindsTests
{
    [Fact]
    public void Of_CellResult_FindsEveryConcreteRecord() => Assert.Equal(
        ["backbone-choice-result", "classifier", "comparison-result", "dataset-result", "evaluation-result", "generator",
            "label-efficiency-result", "language-model", "model-result", "task-sequence-result", "translator"],
        Kinds.Of(typeof(CellResult)).Keys);

    [Fact]
    public void Read_AnOpenKind_GivesWhatWasWritten()
    {
        CellResult result = new ComparisonResult([], []);

        var text = StudioJson.Write(result);

        Assert.StartsWith("""{"kind":"comparison-result",""", text, StringComparison.Ordinal);
        Assert.IsType<ComparisonResult>(StudioJson.Read<CellResult>(text));
    }

    [Fact]
    public void Read_ARunEventWithAResult_GivesBoth()
    {
        RunEvent happened = new RunEvent.Result(new ComparisonResult([], []));

        Assert.IsType<ComparisonResult>(Assert.IsType<RunEvent.Result>(StudioJson.Read<RunEvent>(StudioJson.Write(happened))).Value);
    }

    [Fact]
    public void WriteCanonical_SettingsAtTheirDefault_AreLeftOut() =>
        Assert.Equal("""{"kind":"feature-extraction"}""", StudioJson.WriteCanonical<Recipe>(new Recipe.FeatureExtraction()));

    [Fact]
    public void WriteCanonical_AChangedSetting_IsThereAndReadBack()
    {
        Recipe recipe = new Recipe.FineTuning { UnfrozenStages = 2 };

        var text = StudioJson.WriteCanonical(recipe);

        Assert.Equal("""{"kind":"fine-tuning","unfrozenStages":2}""", text);
        Assert.Equal(recipe, StudioJson.Read<Recipe>(text));
    }
}
