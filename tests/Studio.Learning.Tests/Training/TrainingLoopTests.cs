using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

public sealed class TrainingLoopTests : IDisposable
{
    private static readonly TrainingPlan s_plan = new(20, 8, 3, new OptimizerSettings.Adam(), new ScheduleSettings.Constant(), 0, null, 0, false, Precision.Float32, null);
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly TwoMoons _fit = new(60, 1);
    private readonly TwoMoons _choose = new(40, 2);
    private readonly List<TrainingEvent> _events = [];

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Run_ToyProblem_LearnsItAndTellsEveryStepOnce()
    {
        var network = TwoMoons.Network();

        var outcome = Loop(network, s_plan).Run();

        Assert.Equal((RunStatus.Completed, 160), (outcome.Status, outcome.Steps));
        Assert.InRange(outcome.Epochs[outcome.BestEpoch!.Value].ChooseAccuracy, 0.9, 1);
        Assert.True(outcome.Epochs[^1].FitLoss < outcome.Epochs[0].FitLoss);
        Assert.Equal(Enumerable.Range(1, 160), Points("loss/fit").Select(p => p.Step));
        Assert.Equal(20, _events.OfType<TrainingEvent.EpochFinished>().Count());
        Assert.Equal([RunStatus.Running, RunStatus.Completed], _events.OfType<TrainingEvent.StatusChanged>().Select(e => e.Status));
        Assert.Equal(160, _events.OfType<TrainingEvent.Progressed>().Last().Step);
    }

    [Fact]
    public void Run_BestEpochInTheMiddle_LeavesItsWeights()
    {
        var network = TwoMoons.Network();
        var loop = Loop(network, s_plan with { Optimizer = new OptimizerSettings.Sgd { LearningRate = 0.5 } }, rate: 0.5);

        var outcome = loop.Run();

        Assert.Equal(outcome.Epochs[outcome.BestEpoch!.Value].ChooseLoss, Evaluation.Predict(network, _choose, stop: TestContext.Current.CancellationToken).MeanLoss, 1e-9);
        Assert.Equal(outcome.Epochs.Max(e => e.ChooseAccuracy), outcome.Epochs[outcome.BestEpoch.Value].ChooseAccuracy);
    }

    [Fact]
    public void Run_NothingBetterForLong_EndsEarly()
    {
        var figures = new ChooseFigures(1, new(["a", "b"], [[1, 1], [1, 1]]));
        var network = TwoMoons.Network();

        var outcome = new TrainingLoop(network, TwoMoons.Groups(network), _fit, _ => figures, s_plan with { EarlyStoppingPatience = 3 }).Run();

        Assert.Equal((4, 0), (outcome.Epochs.Count, outcome.BestEpoch));
        Assert.Contains("3 epochs brought nothing better", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AbsurdRate_SaysThatItDiverged()
    {
        var network = TwoMoons.Network();

        var outcome = Loop(network, s_plan with { Optimizer = new OptimizerSettings.Sgd { Momentum = 0 } }, rate: 1e38).Run();

        Assert.Equal(RunStatus.Diverged, outcome.Status);
        Assert.Contains("lower learning rate", outcome.Sentence, StringComparison.Ordinal);
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void Run_ValidationLossThatIsNoNumber_EndsAsDivergedAndKeepsTheBestEpochBefore(double loss)
    {
        var network = TwoMoons.Network();
        var sound = Evaluation.Predict(network, _choose, stop: TestContext.Current.CancellationToken).Figures;

        var outcome = new TrainingLoop(network, TwoMoons.Groups(network), _fit, epoch => epoch < 2 ? sound : sound with { Loss = loss }, s_plan) { Emit = _events.Add }.Run();

        Assert.Equal((RunStatus.Diverged, 2, 0), (outcome.Status, outcome.Epochs.Count, outcome.BestEpoch));
        Assert.Contains("validation loss", outcome.Sentence, StringComparison.Ordinal);
        Assert.All(_events.OfType<TrainingEvent.EpochFinished>(), e => Assert.True(double.IsFinite(e.ChooseLoss)));
    }

    [Fact]
    public void Run_NoEpochWithNumbers_HasNoBestOne()
    {
        var network = TwoMoons.Network();
        var sound = Evaluation.Predict(network, _choose, stop: TestContext.Current.CancellationToken).Figures;

        Assert.Null(new TrainingLoop(network, TwoMoons.Groups(network), _fit, _ => sound with { Loss = double.NaN }, s_plan).Run().BestEpoch);
    }

    [Theory, InlineData(float.NaN), InlineData(float.PositiveInfinity), InlineData(float.NegativeInfinity)]
    public void Predict_NetworkWhoseLogitsAreNoNumbers_SaysSoThoughTheLossOfOthersIsFinite(float bias)
    {
        using var scope = NewDisposeScope();
        var network = TwoMoons.Network();
        var last = network.state_dict().Last(p => p.Key.EndsWith("bias", StringComparison.Ordinal)).Value;
        using (no_grad())
            last[0] = bias;

        var predictions = Evaluation.Predict(network, _choose, stop: TestContext.Current.CancellationToken);

        Assert.False(predictions.AreNumbers);
        Assert.True(double.IsNaN(predictions.MeanLoss));
    }

    [Fact]
    public void Run_LateStage_IsUntouchedUntilItOpens()
    {
        var network = TwoMoons.Network();
        var before = network.state_dict()["body.0.weight"].clone();
        var untouched = new List<bool>();

        new TrainingLoop(network, TwoMoons.Groups(network, bodyOpensAt: 2), _fit, Choose(network, () => untouched.Add(network.state_dict()["body.0.weight"].equal(before).all().item<bool>())), s_plan with { Epochs = 4 }).Run();

        Assert.Equal([true, true, false, false], untouched);
    }

    [Fact]
    public void Run_ClosedStage_KeepsItsRunningStatistics()
    {
        var network = TwoMoons.Network();
        var before = network.state_dict()["body.1.running_mean"].clone();

        new TrainingLoop(network, TwoMoons.Groups(network, bodyOpensAt: int.MaxValue), _fit, Choose(network), s_plan).Run();

        Assert.True(network.state_dict()["body.1.running_mean"].equal(before).all().item<bool>());
    }

    [Theory]
    [InlineData("adam"), InlineData("adamw"), InlineData("sgd")]
    public void Run_KilledAtAnyStepAndGoneOnWith_EndsWithTheSameWeightsBitByBit(string optimizer)
    {
        var plan = s_plan with { Epochs = 3, Schedule = new ScheduleSettings.OneCycle(), Optimizer = optimizer switch { "adam" => new OptimizerSettings.Adam(), "adamw" => new OptimizerSettings.AdamW { WeightDecay = 0.1 }, _ => new OptimizerSettings.Sgd { Momentum = 0.9 } } };
        var whole = TwoMoons.Network();
        var undisturbed = Loop(whole, plan).Run();
        foreach (var killedAt in Enumerable.Range(1, 23))
        {
            _events.Clear();
            var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
            var file = new CheckpointFile(path, TimeSpan.Zero, "toy");
            using var first = TwoMoons.Network();
            Assert.Throws<InvalidOperationException>(() => Killed(first, plan, file, killedAt));

            using var second = TwoMoons.Network();
            random.manual_seed(99);
            var outcome = Loop(second, plan, file).Run();

            File.Delete(path);
            Assert.Equal(undisturbed.Steps, outcome.Steps);
            Assert.Equal(undisturbed.Epochs.Select(e => (e.FitLoss, e.ChooseLoss)), outcome.Epochs.Select(e => (e.FitLoss, e.ChooseLoss)));
            Assert.All(whole.state_dict(), t => Assert.True(t.Value.equal(second.state_dict()[t.Key]).all().item<bool>(), $"{t.Key} after {killedAt}"));
        }
    }

    [Fact]
    public void Run_StoppedAndGoneOnWith_CountsOn()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var file = new CheckpointFile(path, TimeSpan.FromHours(1), "toy");
        var control = new TrainingControl();
        var network = TwoMoons.Network();
        var stopped = new TrainingLoop(network, TwoMoons.Groups(network), _fit, _ => { control.Stop(); return Evaluation.Predict(network, _choose).Figures; }, s_plan) { Control = control, Checkpoint = file }.Run();

        var outcome = Loop(TwoMoons.Network(), s_plan, file).Run();

        File.Delete(path);
        Assert.Equal((RunStatus.Cancelled, 8), (stopped.Status, stopped.Steps));
        Assert.Equal((RunStatus.Completed, 160, 20), (outcome.Status, outcome.Steps, outcome.Epochs.Count));
    }

    [Fact]
    public void Run_AfterAnotherTraining_CountsOnAndKeepsItsWeightsUntilAnEpochIsBetter()
    {
        var network = TwoMoons.Network();
        var before = Loop(network, s_plan).Run();
        var kept = network.state_dict().ToDictionary(t => t.Key, t => t.Value.clone());
        var ruinous = new TrainingLoop(network, TwoMoons.Groups(network, 50), _fit, Choose(network), s_plan with { Epochs = 9, EarlyStoppingPatience = 3 }) { Before = before };

        var outcome = ruinous.Run();

        Assert.Equal((23, 184, before.BestEpoch), (outcome.Epochs.Count, outcome.Steps, outcome.BestEpoch));
        Assert.Equal(Enumerable.Range(0, 23), outcome.Epochs.Select(e => e.Epoch));
        Assert.All(kept, t => Assert.True(t.Value.equal(network.state_dict()[t.Key]).all().item<bool>(), t.Key));
    }

    [Fact]
    public void Run_AfterAnotherTrainingKilledAtAnyStep_EndsWithTheSameWeightsBitByBit()
    {
        var plan = s_plan with { Epochs = 2, Schedule = new ScheduleSettings.OneCycle() };
        (nn.Module<Tensor, Tensor>, TrainingOutcome) Begun()
        {
            var network = TwoMoons.Network();
            return (network, Loop(network, s_plan with { Epochs = 1 }).Run());
        }
        var (whole, before) = Begun();
        var undisturbed = Loop(whole, plan, before: before).Run();
        foreach (var killedAt in Enumerable.Range(1, 15))
        {
            var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
            var file = new CheckpointFile(path, TimeSpan.Zero, "toy");
            var (first, _) = Begun();
            Assert.Throws<InvalidOperationException>(() => Killed(first, plan, file, killedAt, before));

            var second = TwoMoons.Network();
            var outcome = Loop(second, plan, file).Run();

            File.Delete(path);
            Assert.Equal(undisturbed.Epochs.Select(e => (e.Epoch, e.Step, e.ChooseLoss)), outcome.Epochs.Select(e => (e.Epoch, e.Step, e.ChooseLoss)));
            Assert.All(whole.state_dict(), t => Assert.True(t.Value.equal(second.state_dict()[t.Key]).all().item<bool>(), $"{t.Key} after {killedAt}"));
        }
    }

    [Fact]
    public void Run_NotSteered_LeavesWishesToTheNextTraining()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        control.Ask(new Intervention.Frozen("body"));
        var before = new TrainingLoop(network, TwoMoons.Groups(network), _fit, Choose(network), s_plan with { Epochs = 1 }) { Control = control, Emit = _events.Add, IsSteered = false }.Run();
        var untold = !_events.OfType<TrainingEvent.Intervened>().Any();

        new TrainingLoop(network, TwoMoons.Groups(network), _fit, Choose(network), s_plan with { Epochs = 1 }) { Control = control, Emit = _events.Add, Before = before }.Run();

        Assert.True(untold);
        Assert.Equal(before.Steps, Assert.Single(_events.OfType<TrainingEvent.Intervened>()).Step);
    }

    [Fact]
    public void Run_ClosedStageOpenedInTheSecondEpochAndKilledAtAnyStep_EndsWithTheSameWeightsBitByBit()
    {
        var plan = s_plan with { Epochs = 4 };
        TrainingLoop Steered(nn.Module<Tensor, Tensor> network, IExamples fit, CheckpointFile? file)
        {
            var control = new TrainingControl();
            return new(network, TwoMoons.Groups(network, bodyOpensAt: ParameterGroup.OnRequest), fit, epoch =>
            {
                if (epoch == 0)
                    control.Ask(new Intervention.Opened("body"));
                if (epoch == 2)
                    control.Ask(new Intervention.Frozen("body"));
                return Evaluation.Predict(network, _choose).Figures;
            }, plan) { Control = control, Checkpoint = file };
        }
        var whole = TwoMoons.Network();
        var before = whole.state_dict()["body.0.weight"].clone();
        var undisturbed = Steered(whole, _fit, null).Run();
        Assert.False(whole.state_dict()["body.0.weight"].equal(before).all().item<bool>());
        foreach (var killedAt in Enumerable.Range(1, 31))
        {
            var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
            var file = new CheckpointFile(path, TimeSpan.Zero, "toy");
            Assert.Throws<InvalidOperationException>(() => Steered(TwoMoons.Network(), new Mortal(new(60, 1), killedAt), file).Run());

            var second = TwoMoons.Network();
            var outcome = Steered(second, _fit, file).Run();

            File.Delete(path);
            Assert.Equal(undisturbed.Epochs.Select(e => (e.FitLoss, e.ChooseLoss)), outcome.Epochs.Select(e => (e.FitLoss, e.ChooseLoss)));
            Assert.All(whole.state_dict(), t => Assert.True(t.Value.equal(second.state_dict()[t.Key]).all().item<bool>(), $"{t.Key} after {killedAt}"));
        }
    }

    [Fact]
    public void Run_ClosedStageThatOpeningRuined_IsAsItWasAtTheBestEpoch()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        var before = network.state_dict()["body.0.weight"].clone();
        ChooseFigures Falling(int epoch)
        {
            control.Ask(new Intervention.Opened("body"));
            return new(epoch, new(["a", "b"], [[1, 1], [1, 1]]));
        }

        var outcome = new TrainingLoop(network, TwoMoons.Groups(network, bodyOpensAt: ParameterGroup.OnRequest), _fit, Falling, s_plan with { Epochs = 3 }) { Control = control }.Run();

        Assert.Equal(0, outcome.BestEpoch);
        Assert.True(network.state_dict()["body.0.weight"].equal(before).all().item<bool>());
    }

    [Fact]
    public void Run_LastOpenGroupToBeFrozen_StaysOpenAndIsToldWhy()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        control.Ask(new Intervention.Frozen("body"));
        control.Ask(new Intervention.Frozen("head"));

        var outcome = new TrainingLoop(network, TwoMoons.Groups(network), _fit, Choose(network), s_plan with { Epochs = 1 }) { Control = control, Emit = _events.Add }.Run();

        Assert.Equal(RunStatus.Completed, outcome.Status);
        Assert.Contains("'head' is the only one that trains", _events.OfType<TrainingEvent.Intervened>().Last().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FinishedPartOfALargerOne_KeepsTheNetworkAloneAndEndsAgainTheSame()
    {
        var plan = s_plan with { Optimizer = new OptimizerSettings.Adam() };
        var (whole, part) = (Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors"), Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors"));
        Loop(TwoMoons.Network(), plan, new(whole, TimeSpan.FromHours(1), "toy")).Run();
        var outcome = Loop(TwoMoons.Network(), plan, new(part, TimeSpan.FromHours(1), "toy") { IsPart = true }).Run();

        var again = Loop(TwoMoons.Network(), plan, new(part, TimeSpan.FromHours(1), "toy") { IsPart = true }).Run();

        var (names, all) = (Names(part), Names(whole));
        File.Delete(whole);
        File.Delete(part);
        Assert.All(names, n => Assert.True(n is "generator" || n.StartsWith("network.", StringComparison.Ordinal), n));
        Assert.Contains(all, n => n.StartsWith("optimizer.", StringComparison.Ordinal));
        Assert.Equal((outcome.Steps, outcome.BestEpoch, outcome.Epochs.Count), (again.Steps, again.BestEpoch, again.Epochs.Count));
    }

    [Fact]
    public void Run_BestEpochIsTheLast_KeepsItsWeightsOnceAndChoosesThemAgain()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var network = TwoMoons.Network();
        Loop(network, s_plan with { Epochs = 1 }, new(path, TimeSpan.FromHours(1), "toy")).Run();
        var again = TwoMoons.Network();

        Loop(again, s_plan with { Epochs = 1 }, new(path, TimeSpan.FromHours(1), "toy")).Run();

        var names = Names(path);
        File.Delete(path);
        Assert.DoesNotContain(names, n => n.StartsWith("best.", StringComparison.Ordinal));
        Assert.All(network.state_dict(), t => Assert.True(t.Value.equal(again.state_dict()[t.Key]).all().item<bool>(), t.Key));
    }

    private static IReadOnlyList<string> Names(string path)
    {
        using var stored = Studio.Learning.Weights.SafeTensors.Read(path);
        return [.. stored.Names];
    }

    [Fact]
    public void Run_CheckpointOfAnotherRun_IsRefusedWithASentence()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        Loop(TwoMoons.Network(), s_plan with { Epochs = 1 }, new(path, TimeSpan.Zero, "seed 1")).Run();

        var refusal = Assert.Throws<InvalidDataException>(() => Loop(TwoMoons.Network(), s_plan, new(path, TimeSpan.Zero, "seed 2")).Run());

        File.Delete(path);
        Assert.Contains("other settings", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CheckpointWithAFlippedBit_IsRefusedAndNamed()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        Loop(TwoMoons.Network(), s_plan with { Epochs = 1 }, new(path, TimeSpan.Zero, "toy")).Run();
        var bytes = File.ReadAllBytes(path);
        bytes[^9] ^= 1;
        File.WriteAllBytes(path, bytes);

        var refusal = Assert.Throws<InvalidDataException>(() => Loop(TwoMoons.Network(), s_plan, new(path, TimeSpan.Zero, "toy")).Run());

        File.Delete(path);
        Assert.Contains($"'{path}' is damaged", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0), InlineData(5), InlineData(200), InlineData(-1)]
    public void Run_CheckpointThatIsCutOrGarbage_IsRefusedAndNamed(int length)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        Loop(TwoMoons.Network(), s_plan with { Epochs = 1 }, new(path, TimeSpan.Zero, "toy")).Run();
        File.WriteAllBytes(path, length < 0 ? "no checkpoint at all"u8.ToArray() : File.ReadAllBytes(path)[..length]);

        var refusal = Assert.Throws<InvalidDataException>(() => Loop(TwoMoons.Network(), s_plan, new(path, TimeSpan.Zero, "toy")).Run());

        File.Delete(path);
        Assert.Contains($"'{path}' is damaged", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ownload", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PausedAndResumed_WaitsInBetween()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        var paused = new TaskCompletionSource();
        control.Pause();
        var loop = new TrainingLoop(network, TwoMoons.Groups(network), _fit, Choose(network), s_plan)
        {
            Control = control,
            Emit = e => { _events.Add(e); if (e is TrainingEvent.StatusChanged { Status: RunStatus.Paused }) paused.SetResult(); },
        };
        var run = Task.Factory.StartNew(loop.Run, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await paused.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var loads = _fit.Loads;
        control.Resume();

        var outcome = await run;

        Assert.Equal((0, RunStatus.Completed), (loads, outcome.Status));
        Assert.Equal([RunStatus.Running, RunStatus.Paused, RunStatus.Running, RunStatus.Completed], _events.OfType<TrainingEvent.StatusChanged>().Select(e => e.Status));
    }

    [Fact]
    public void Run_Interventions_TakeEffectAndAreTold()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        control.Ask(new Intervention.RatesScaled(0.5));
        control.Ask(new Intervention.Frozen("body"));
        control.Ask(new Intervention.Opened("tail"));
        var before = network.state_dict()["body.0.weight"].clone();

        new TrainingLoop(network, TwoMoons.Groups(network), _fit, Choose(network), s_plan with { Epochs = 2 }) { Control = control, Emit = _events.Add }.Run();

        Assert.True(network.state_dict()["body.0.weight"].equal(before).all().item<bool>());
        Assert.All(Points("learning-rate"), p => Assert.Equal(0.025, p.Value, 1e-12));
        Assert.Equal(3, _events.OfType<TrainingEvent.Intervened>().Count());
        Assert.Contains("only 'head', 'body'", _events.OfType<TrainingEvent.Intervened>().Last().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WishesAfterSteps_TakeEffectThere()
    {
        var network = TwoMoons.Network();
        var control = new TrainingControl();
        control.Ask(new Intervention.RatesScaled(0.5), afterStep: 5);
        control.Ask(new Intervention.Frozen("body"), afterStep: 2);

        new TrainingLoop(network, TwoMoons.Groups(network), _fit, Choose(network), s_plan with { Epochs = 2 }) { Control = control, Emit = _events.Add }.Run();

        Assert.Equal([2, 5], _events.OfType<TrainingEvent.Intervened>().Select(e => e.Step));
        Assert.Equal(6, Points("learning-rate").First(p => p.Value < 0.05).Step);
    }

    [Fact]
    public void Run_TwoThousandSteps_LeavesNoTensorBehind()
    {
        var network = TwoMoons.Network();
        var counts = new List<long>();

        Loop(network, s_plan with { Epochs = 250 }, judged: () => counts.Add(Tensor.TotalCount)).Run();

        Assert.Equal(250, counts.Count);
        Assert.InRange(counts[^1], 0, counts[1]);
    }

    [Fact]
    public void BatchesOf_OneLeftOver_JoinsTheBatchBefore() =>
        Assert.Equal([[0, 1, 2, 3], [4, 5, 6, 7, 8]], TrainingLoop.BatchesOf(Enumerable.Range(0, 9), 4));

    private IEnumerable<MetricPoint> Points(string series) => _events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points).Where(p => p.Series == series);

    private Func<int, ChooseFigures> Choose(nn.Module<Tensor, Tensor> network, Action? judged = null) => _ =>
    {
        judged?.Invoke();
        return Evaluation.Predict(network, _choose).Figures;
    };

    private TrainingLoop Loop(nn.Module<Tensor, Tensor> network, TrainingPlan plan, CheckpointFile? file = null, double rate = 0.05, Action? judged = null, TrainingOutcome? before = null) =>
        new(network, TwoMoons.Groups(network, rate), _fit, Choose(network, judged), plan) { Emit = _events.Add, Checkpoint = file, Before = before };

    private void Killed(nn.Module<Tensor, Tensor> network, TrainingPlan plan, CheckpointFile file, int step, TrainingOutcome? before = null)
    {
        var dying = new TwoMoons(60, 1);
        var loop = new TrainingLoop(network, TwoMoons.Groups(network), new Mortal(dying, step), Choose(network), plan) { Checkpoint = file, Before = before };
        loop.Run();
    }

    /// <summary>Fails at its n-th batch, as a process that is killed in the middle of a step.</summary>
    private sealed class Mortal(TwoMoons inner, int lives) : IExamples
    {
        public int Count => inner.Count;
        public IReadOnlyList<string> Classes => inner.Classes;
        public IReadOnlyList<int> Labels => inner.Labels;
        public Tensor Load(ReadOnlySpan<int> items, int epoch) => inner.Loads < lives ? inner.Load(items, epoch) : throw new InvalidOperationException("Killed.");
        public void Expect(IReadOnlyList<int[]> batches, int epoch) { }
        public void Dispose() { }
    }
}
