using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Training.Batches;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

/// <summary>What the loop learns, keeps and tells.</summary>
public sealed class TrainingLoopTests : ToyTraining
{
    [Fact]
    public void Run_ToyProblem_LearnsItAndReportsEveryStepOnce()
    {
        var network = TwoMoons.Network();

        var outcome = Loop(network, Plan).Run();

        Assert.Equal((RunStatus.Completed, 160), (outcome.Status, outcome.Steps));
        Assert.InRange(Accuracy(outcome.Epochs[outcome.BestEpoch!.Value]), 0.9, 1);
        Assert.True(outcome.Epochs[^1].TrainLoss < outcome.Epochs[0].TrainLoss);
        Assert.Equal(Enumerable.Range(1, 160), Points("loss/train").Select(p => p.Step));
        Assert.Equal(20, Events.OfType<TrainingEvent.EpochFinished>().Count());
        Assert.Equal([RunStatus.Running, RunStatus.Completed], Events.OfType<TrainingEvent.StatusChanged>().Select(e => e.Status));
        Assert.Equal(160, Events.OfType<TrainingEvent.Progressed>().Last().Step);
    }

    [Fact]
    public void Run_BestEpochInTheMiddle_LeavesItsWeights()
    {
        var network = TwoMoons.Network();
        var loop = Loop(network, Plan with { Optimizer = new OptimizerSettings.Sgd { LearningRate = 0.5 } }, rate: 0.5);

        var outcome = loop.Run();

        Assert.Equal(outcome.Epochs[outcome.BestEpoch!.Value].Validation.Loss,
            Evaluation.Predict(network, Validation, stop: TestContext.Current.CancellationToken).MeanLoss, 1e-9);
        Assert.Equal(outcome.Epochs.Max(Accuracy), Accuracy(outcome.Epochs[outcome.BestEpoch.Value]));
    }

    [Fact]
    public void Run_NothingBetterForLong_EndsEarly()
    {
        var figures = new ClassificationFigures(1, new(["a", "b"], [[1, 1], [1, 1]]));
        var network = TwoMoons.Network();

        var outcome =
            new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan with { EarlyStoppingPatience = 3 }, _ => figures)).Run();

        Assert.Equal((4, 0), (outcome.Epochs.Count, outcome.BestEpoch));
        Assert.Contains("no improvement for 3 epochs", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AbsurdRate_SaysThatItDiverged()
    {
        var network = TwoMoons.Network();

        var outcome = Loop(network, Plan with { Optimizer = new OptimizerSettings.Sgd { Momentum = 0 } }, rate: 1e38).Run();

        Assert.Equal(RunStatus.Diverged, outcome.Status);
        Assert.Contains("lower learning rate", outcome.Sentence, StringComparison.Ordinal);
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void Run_ValidationLossThatIsNoNumber_EndsAsDivergedAndKeepsTheBestEpochBefore(double loss)
    {
        var network = TwoMoons.Network();
        var sound = Evaluation.Predict(network, Validation, stop: TestContext.Current.CancellationToken).Figures;

        var outcome = new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan,
            epoch => epoch < 2 ? sound : sound with { Loss = loss })) { Emit = Events.Add }.Run();

        Assert.Equal((RunStatus.Diverged, 2, 0), (outcome.Status, outcome.Epochs.Count, outcome.BestEpoch));
        Assert.Contains("validation loss", outcome.Sentence, StringComparison.Ordinal);
        Assert.All(Events.OfType<TrainingEvent.EpochFinished>(), e => Assert.True(double.IsFinite(e.Validation.Loss)));
    }

    [Fact]
    public void Run_NoEpochWithNumbers_HasNoBestOne()
    {
        var network = TwoMoons.Network();
        var sound = Evaluation.Predict(network, Validation, stop: TestContext.Current.CancellationToken).Figures;

        Assert.Null(
            new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan, _ => sound with { Loss = double.NaN })).Run().BestEpoch);
    }

    [Theory, InlineData(float.NaN), InlineData(float.PositiveInfinity), InlineData(float.NegativeInfinity)]
    public void Predict_NetworkWhoseLogitsAreNoNumbers_SaysSoThoughTheLossOfOthersIsFinite(float bias)
    {
        using var scope = NewDisposeScope();
        var network = TwoMoons.Network();
        var last = network.state_dict().Last(p => p.Key.EndsWith("bias", StringComparison.Ordinal)).Value;
        using (no_grad())
            last[0] = bias;

        var predictions = Evaluation.Predict(network, Validation, stop: TestContext.Current.CancellationToken);

        Assert.False(predictions.AreNumbers);
        Assert.True(double.IsNaN(predictions.MeanLoss));
    }

    [Fact]
    public void Run_LateStage_IsUntouchedUntilItOpens()
    {
        var network = TwoMoons.Network();
        var before = network.state_dict()["body.0.weight"].clone();
        var untouched = new List<bool>();

        new TrainingLoop(Training(network, TwoMoons.Groups(network, bodyUnfreezesAt: 2), Plan with { Epochs = 4 },
            Choose(network, () => untouched.Add(network.state_dict()["body.0.weight"].equal(before).all().item<bool>())))).Run();

        Assert.Equal([true, true, false, false], untouched);
    }

    [Fact]
    public void Run_ClosedStage_KeepsItsRunningStatistics()
    {
        var network = TwoMoons.Network();
        var before = network.state_dict()["body.1.running_mean"].clone();

        new TrainingLoop(Training(network, TwoMoons.Groups(network, bodyUnfreezesAt: int.MaxValue), Plan, Choose(network))).Run();

        Assert.True(network.state_dict()["body.1.running_mean"].equal(before).all().item<bool>());
    }

    [Fact]
    public void Run_TwoThousandSteps_LeavesNoTensorBehind()
    {
        var network = TwoMoons.Network();
        var counts = new List<long>();

        Loop(network, Plan with { Epochs = 250 }, judged: () => counts.Add(Tensor.TotalCount)).Run();

        Assert.Equal(250, counts.Count);
        Assert.InRange(counts[^1], 0, counts[1]);
    }

    [Fact]
    public void BatchesOf_OneLeftOver_JoinsTheBatchBefore() =>
        Assert.Equal([[0, 1, 2, 3], [4, 5, 6, 7, 8]], EpochBatches.Of(Enumerable.Range(0, 9), 4));

    private static double Accuracy(TrainingEvent.EpochFinished epoch) => ((ClassificationFigures)epoch.Validation).Scores.Accuracy;
}
