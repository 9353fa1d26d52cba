using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Sequences;
using Studio.Learning.Weights;

namespace Studio.Learning.Tests.Transfer;

public sealed class NewHeadTests
{
    [Theory]
    [InlineData("gru-sentences"), InlineData("lstm-sentences")]
    public void Make_WeightsThatWereTrainedWithTheSameSeed_KnowsNoClassBeforeItLearns(string backbone)
    {
        var store = new WeightStore(WeightStoreOptions.OfUser());
        using var target = Datasets.Open("sentences-target");
        // The bundled encoders were trained with seed 1 on the same four classes.
        var task = new TransferTask(Catalog.Find<IBackbone>(backbone, "backbone"),
            store.PathOf(WeightCatalogue.Find($"{backbone}-source")), target, new Recipe.FineTuning(), 1, 10);
        using var sequence = new ClassSequence(task, count: 2);

        var matrix = sequence.Learn(new() { Scenario = TaskScenario.TaskIncremental, Epochs = 1, MaxSteps = 1 }).Value;

        Assert.All(matrix.Before!, a => Assert.InRange(a, 0.2, 0.8));
    }
}
