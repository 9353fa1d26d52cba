using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Learning.Data.Sets;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Training.Optimizers;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

/// <summary>What persons ask of a training while it runs.</summary>
public sealed class TrainingLoopSteeringTests : ToyTraining
{
    [Fact]
    public void Run_NotSteered_LeavesWishesToTheNextTraining()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        control.Ask(new Intervention.Frozen("body"));
        var before = new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan with { Epochs = 1 }, Choose(network)))
            { Control = control, Emit = Events.Add, IsSteered = false }.Run();
        var untold = !Events.OfType<TrainingEvent.Intervened>().Any();

        new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan with { Epochs = 1 }, Choose(network)))
            { Control = control, Emit = Events.Add, Start = TrainingStart.After(before) }.Run();

        Assert.True(untold);
        Assert.Equal(before.Steps, Assert.Single(Events.OfType<TrainingEvent.Intervened>()).Step);
    }

    [Fact]
    public void Run_ClosedStageOpenedInTheSecondEpochAndKilledAtAnyStep_EndsWithTheSameWeightsBitByBit()
    {
        var plan = Plan with { Epochs = 4 };
        TrainingLoop Steered(nn.Module<Tensor, Tensor> network, IExamples train, CheckpointFile? file)
        {
            var control = new TrainingControl();
            return new(Training(network, TwoMoons.Groups(network, bodyUnfreezesAt: ParameterGroup.OnRequest), plan, epoch =>
            {
                if (epoch == 0)
                    control.Ask(new Intervention.Unfrozen("body"));
                if (epoch == 2)
                    control.Ask(new Intervention.Frozen("body"));
                return Evaluation.Predict(network, Validation).Figures;
            }, train)) { Control = control, Checkpoint = file };
        }
        var whole = TwoMoons.Network();
        var before = whole.state_dict()["body.0.weight"].clone();
        var undisturbed = Steered(whole, Fit, null).Run();
        Assert.False(whole.state_dict()["body.0.weight"].equal(before).all().item<bool>());
        foreach (var killedAt in Enumerable.Range(1, 31))
        {
            var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
            var file = new CheckpointFile(path, TimeSpan.Zero, "toy");
            Assert.Throws<InvalidOperationException>(() =>
                Steered(TwoMoons.Network(), new KilledExamples(new(60, 1), killedAt), file).Run());

            var second = TwoMoons.Network();
            var outcome = Steered(second, Fit, file).Run();

            File.Delete(path);
            Assert.Equal(undisturbed.Epochs.Select(e => (e.TrainLoss, e.Validation.Loss)),
                outcome.Epochs.Select(e => (e.TrainLoss, e.Validation.Loss)));
            Assert.All(whole.state_dict(),
                t => Assert.True(t.Value.equal(second.state_dict()[t.Key]).all().item<bool>(), $"{t.Key} after {killedAt}"));
        }
    }

    [Fact]
    public void Run_ClosedStageThatOpeningRuined_IsAsItWasAtTheBestEpoch()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        var before = network.state_dict()["body.0.weight"].clone();
        ClassificationFigures Falling(int epoch)
        {
            control.Ask(new Intervention.Unfrozen("body"));
            return new(epoch, new(["a", "b"], [[1, 1], [1, 1]]));
        }

        var outcome = new TrainingLoop(Training(network, TwoMoons.Groups(network, bodyUnfreezesAt: ParameterGroup.OnRequest),
            Plan with { Epochs = 3 }, Falling)) { Control = control }.Run();

        Assert.Equal(0, outcome.BestEpoch);
        Assert.True(network.state_dict()["body.0.weight"].equal(before).all().item<bool>());
    }

    [Fact]
    public void Run_LastOpenGroupToBeFrozen_StaysOpenAndIsReportedWhy()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        control.Ask(new Intervention.Frozen("body"));
        control.Ask(new Intervention.Frozen("head"));

        var outcome = new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan with { Epochs = 1 }, Choose(network)))
            { Control = control, Emit = Events.Add }.Run();

        Assert.Equal(RunStatus.Completed, outcome.Status);
        Assert.Contains("'head' is the only one that trains", Events.OfType<TrainingEvent.Intervened>().Last().Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PausedAndResumed_WaitsInBetween()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        var paused = new TaskCompletionSource();
        control.Pause();
        var loop = new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan, Choose(network)))
        {
            Control = control,
            Emit = e => { Events.Add(e); if (e is TrainingEvent.StatusChanged { Status: RunStatus.Paused }) paused.SetResult(); },
        };
        var run = Task.Factory.StartNew(loop.Run, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await paused.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var loads = Fit.Loads;
        control.Resume();

        var outcome = await run;

        Assert.Equal((0, RunStatus.Completed), (loads, outcome.Status));
        Assert.Equal([RunStatus.Running, RunStatus.Paused, RunStatus.Running, RunStatus.Completed],
            Events.OfType<TrainingEvent.StatusChanged>().Select(e => e.Status));
    }

    [Fact]
    public void Run_Interventions_TakeEffectAndAreReported()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        control.Ask(new Intervention.RatesScaled(0.5));
        control.Ask(new Intervention.Frozen("body"));
        control.Ask(new Intervention.Unfrozen("tail"));
        var before = network.state_dict()["body.0.weight"].clone();

        new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan with { Epochs = 2 }, Choose(network)))
            { Control = control, Emit = Events.Add }.Run();

        Assert.True(network.state_dict()["body.0.weight"].equal(before).all().item<bool>());
        Assert.All(Points("learning-rate"), p => Assert.Equal(0.025, p.Value, 1e-12));
        Assert.Equal(3, Events.OfType<TrainingEvent.Intervened>().Count());
        Assert.Contains("only 'head', 'body'", Events.OfType<TrainingEvent.Intervened>().Last().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WishesAfterSteps_TakeEffectThere()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        control.Ask(new Intervention.RatesScaled(0.5), afterStep: 5);
        control.Ask(new Intervention.Frozen("body"), afterStep: 2);

        new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan with { Epochs = 2 }, Choose(network)))
            { Control = control, Emit = Events.Add }.Run();

        Assert.Equal([2, 5], Events.OfType<TrainingEvent.Intervened>().Select(e => e.Step));
        Assert.Equal(6, Points("learning-rate").First(p => p.Value < 0.05).Step);
    }
}
