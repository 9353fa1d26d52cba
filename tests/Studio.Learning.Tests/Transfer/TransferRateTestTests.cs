using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

public sealed class TransferRateTestTests
{
    private static readonly IBackbone s_backbone = Catalog.Find<IBackbone>("resnet20-cifar", "backbone");

    public static TheoryData<Recipe> Recipes =>
        [new Recipe.FeatureExtraction(), new Recipe.FineTuning { HeadWarmUpEpochs = 0 }, new Recipe.FromScratch()];

    [Theory, MemberData(nameof(Recipes))]
    public void Run_EachRecipe_TestsRatesAndTrainsNothing(Recipe recipe)
    {
        var events = new List<TrainingEvent>();
        var points = new List<LearningRatePoint>();

        var curve = new TransferRateTest(Task(recipe), new() { Emit = events.Add }) { Tried = points.Add }.Run().Value;

        Assert.InRange(curve.Points.Count, 20, LearningRateCurve.MostPoints);
        Assert.Equal(points, curve.Points);
        Assert.NotNull(curve.Suggestion);
        Assert.Empty(events.OfType<TrainingEvent.EpochFinished>());
    }

    [Fact]
    public void Run_FineTuningWithAWarmUp_TestsTheRatesAfterIt()
    {
        var (cold, warm) = (First(new Recipe.FineTuning { HeadWarmUpEpochs = 0 }), First(new Recipe.FineTuning { HeadWarmUpEpochs = 20 }));

        Assert.True(warm < cold / 2, $"The first loss is {cold} without and {warm} with a warm-up.");
    }

    [Fact]
    public void Run_CrossValidation_TestsTheFirstFoldOnly()
    {
        var points = new List<LearningRatePoint>();

        new TransferRateTest(Task(new Recipe.FeatureExtraction()) with { LabelsPerClass = 8 }) { Tried = points.Add }.Run();

        Assert.InRange(points.Count, 1, LearningRateCurve.MostPoints);
    }

    [Fact]
    public void Run_Twice_FindsTheSameAndLeavesNoTensorAlive()
    {
        var first = new TransferRateTest(Task(new Recipe.FeatureExtraction())).Run().Value;
        var before = Tensor.TotalCount;

        var second = new TransferRateTest(Task(new Recipe.FeatureExtraction())).Run().Value;

        Assert.Equal(first.Points, second.Points);
        Assert.InRange(Tensor.TotalCount, 0, before + 400);
    }

    [Fact]
    public void Run_Stopped_SaysAfterHowManySteps()
    {
        var control = new TrainingControl();

        var outcome = new TransferRateTest(Task(new Recipe.FeatureExtraction()), new() { Control = control })
            { Tried = _ => control.Stop() }.Run();

        Assert.Equal(new RunOutcome<LearningRateCurve>.Stopped("Stopped after 1 of 100 steps."), outcome);
    }

    private static double First(Recipe recipe) => new TransferRateTest(Task(recipe)).Run().Value.Points[0].Loss;

    private static TransferTask Task(Recipe recipe) =>
        new(s_backbone, null, new Patches(30, DataPart.Train, DataPart.Train, DataPart.Test), recipe, 1);
}
