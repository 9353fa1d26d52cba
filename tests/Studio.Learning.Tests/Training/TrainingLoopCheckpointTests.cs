using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Sets;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

/// <summary>Trainings that were killed, stopped or follow one another, and the checkpoints between them.</summary>
public sealed class TrainingLoopCheckpointTests : ToyTraining
{
    [Theory]
    [InlineData("adam"), InlineData("adamw"), InlineData("sgd")]
    public void Run_KilledAtAnyStepAndResumed_EndsWithTheSameWeightsBitByBit(string optimizer)
    {
        var plan = Plan with
            { Epochs = 3, Schedule = new ScheduleSettings.OneCycle(),
                Optimizer = optimizer switch { "adam" => new OptimizerSettings.Adam(),
                    "adamw" => new OptimizerSettings.AdamW { WeightDecay = 0.1 }, _ => new OptimizerSettings.Sgd { Momentum = 0.9 } } };
        var whole = TwoMoons.Network();
        var undisturbed = Loop(whole, plan).Run();
        foreach (var killedAt in Enumerable.Range(1, 23))
        {
            Events.Clear();
            var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
            var file = new CheckpointFile(path, TimeSpan.Zero, "toy");
            using var first = TwoMoons.Network();
            Assert.Throws<InvalidOperationException>(() => Killed(first, plan, file, killedAt));

            using var second = TwoMoons.Network();
            random.manual_seed(99);
            var outcome = Loop(second, plan, file).Run();

            File.Delete(path);
            Assert.Equal(undisturbed.Steps, outcome.Steps);
            Assert.Equal(undisturbed.Epochs.Select(e => (e.TrainLoss, e.Validation.Loss)),
                outcome.Epochs.Select(e => (e.TrainLoss, e.Validation.Loss)));
            Assert.All(whole.state_dict(),
                t => Assert.True(t.Value.equal(second.state_dict()[t.Key]).all().item<bool>(), $"{t.Key} after {killedAt}"));
        }
    }

    [Fact]
    public void Run_StoppedAndResumed_CountsOn()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var file = new CheckpointFile(path, TimeSpan.FromHours(1), "toy");
        var control = new TrainingControl();
        var network = TwoMoons.Network();
        var stopped = new TrainingLoop(Training(network, TwoMoons.Groups(network), Plan, _ => { control.Stop();
            return Evaluation.Predict(network, Validation).Figures; })) { Control = control, Checkpoint = file }.Run();

        var outcome = Loop(TwoMoons.Network(), Plan, file).Run();

        File.Delete(path);
        Assert.Equal((RunStatus.Cancelled, 8), (stopped.Status, stopped.Steps));
        Assert.Equal((RunStatus.Completed, 160, 20), (outcome.Status, outcome.Steps, outcome.Epochs.Count));
    }

    [Fact]
    public void Run_AfterAnotherTraining_CountsOnAndKeepsItsWeightsUntilAnEpochIsBetter()
    {
        var network = TwoMoons.Network();
        var before = Loop(network, Plan).Run();
        var kept = network.state_dict().ToDictionary(t => t.Key, t => t.Value.clone());
        var ruinous = new TrainingLoop(Training(network, TwoMoons.Groups(network, 50), Plan with { Epochs = 9, EarlyStoppingPatience = 3 },
            Choose(network))) { Start = TrainingStart.After(before) };

        var outcome = ruinous.Run();

        Assert.Equal((23, 184, before.BestEpoch), (outcome.Epochs.Count, outcome.Steps, outcome.BestEpoch));
        Assert.Equal(Enumerable.Range(0, 23), outcome.Epochs.Select(e => e.Epoch));
        Assert.All(kept, t => Assert.True(t.Value.equal(network.state_dict()[t.Key]).all().item<bool>(), t.Key));
    }

    [Fact]
    public void Run_AfterAnotherTrainingKilledAtAnyStep_EndsWithTheSameWeightsBitByBit()
    {
        var plan = Plan with { Epochs = 2, Schedule = new ScheduleSettings.OneCycle() };
        (nn.Module<Tensor, Tensor>, TrainingOutcome) Begun()
        {
            var network = TwoMoons.Network();
            return (network, Loop(network, Plan with { Epochs = 1 }).Run());
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
            Assert.Equal(undisturbed.Epochs.Select(e => (e.Epoch, e.Step, e.Validation.Loss)),
                outcome.Epochs.Select(e => (e.Epoch, e.Step, e.Validation.Loss)));
            Assert.All(whole.state_dict(),
                t => Assert.True(t.Value.equal(second.state_dict()[t.Key]).all().item<bool>(), $"{t.Key} after {killedAt}"));
        }
    }

    [Fact]
    public void Run_StartedAtALaterStepWithoutEpochs_ResumesOnTheSameScheduleBitByBit()
    {
        var plan = Plan with { Epochs = 3, Schedule = new ScheduleSettings.OneCycle() };
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var file = new CheckpointFile(path, TimeSpan.Zero, "toy");
        TrainingLoop Sequel(nn.Module<Tensor, Tensor> network, CheckpointFile? checkpoint, IExamples? train = null) =>
            new(Training(network, TwoMoons.Groups(network), plan, null, train)) { Checkpoint = checkpoint, Start = new(5, 40) };
        var (whole, killed, resumed) = (TwoMoons.Network(), TwoMoons.Network(), TwoMoons.Network());
        Sequel(whole, null).Run();
        Assert.Throws<InvalidOperationException>(() => Sequel(killed, file, new KilledExamples(new(60, 1), 11)).Run());

        var outcome = Sequel(resumed, file).Run();

        File.Delete(path);
        Assert.Equal((RunStatus.Completed, 64, 5), (outcome.Status, outcome.Steps, outcome.FirstEpoch));
        Assert.All(whole.state_dict(), t => Assert.True(t.Value.equal(resumed.state_dict()[t.Key]).all().item<bool>(), t.Key));
    }

    [Fact]
    public void Run_FinishedPartOfALargerOne_KeepsTheNetworkAloneAndEndsAgainTheSame()
    {
        var plan = Plan with { Optimizer = new OptimizerSettings.Adam() };
        var (whole, part) = (Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors"),
            Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors"));
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
        Loop(network, Plan with { Epochs = 1 }, new(path, TimeSpan.FromHours(1), "toy")).Run();
        var again = TwoMoons.Network();

        Loop(again, Plan with { Epochs = 1 }, new(path, TimeSpan.FromHours(1), "toy")).Run();

        var names = Names(path);
        File.Delete(path);
        Assert.DoesNotContain(names, n => n.StartsWith("best.", StringComparison.Ordinal));
        Assert.All(network.state_dict(), t => Assert.True(t.Value.equal(again.state_dict()[t.Key]).all().item<bool>(), t.Key));
    }

    [Fact]
    public void Run_CheckpointOfAnotherRun_IsRefusedWithASentence()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        Loop(TwoMoons.Network(), Plan with { Epochs = 1 }, new(path, TimeSpan.Zero, "seed 1")).Run();

        var refusal = Assert.Throws<InvalidDataException>(() => Loop(TwoMoons.Network(), Plan, new(path, TimeSpan.Zero, "seed 2")).Run());

        File.Delete(path);
        Assert.Contains("other settings", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CheckpointWithAFlippedBit_IsRefusedAndNamed()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        Loop(TwoMoons.Network(), Plan with { Epochs = 1 }, new(path, TimeSpan.Zero, "toy")).Run();
        var bytes = File.ReadAllBytes(path);
        bytes[^9] ^= 1;
        File.WriteAllBytes(path, bytes);

        var refusal = Assert.Throws<InvalidDataException>(() => Loop(TwoMoons.Network(), Plan, new(path, TimeSpan.Zero, "toy")).Run());

        File.Delete(path);
        Assert.Contains($"'{path}' is damaged", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0), InlineData(5), InlineData(200), InlineData(-1)]
    public void Run_CheckpointThatIsCutOrGarbage_IsRefusedAndNamed(int length)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        Loop(TwoMoons.Network(), Plan with { Epochs = 1 }, new(path, TimeSpan.Zero, "toy")).Run();
        File.WriteAllBytes(path, length < 0 ? "no checkpoint at all"u8.ToArray() : File.ReadAllBytes(path)[..length]);

        var refusal = Assert.Throws<InvalidDataException>(() => Loop(TwoMoons.Network(), Plan, new(path, TimeSpan.Zero, "toy")).Run());

        File.Delete(path);
        Assert.Contains($"'{path}' is damaged", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ownload", refusal.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Names(string path)
    {
        using var stored = Studio.Learning.Weights.Formats.SafeTensors.Read(path);
        return [.. stored.Names];
    }
}
