using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Networks.Generative;
using Studio.Learning.Tasks;
using Studio.Learning.Tasks.Generating;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks;

public sealed class DcganRunTests : IDisposable
{
    private static readonly DcganSettings s_settings = new() { Steps = 7, BatchSize = 8, Width = 4, SampleEvery = 1, GridSide = 2 };
    private readonly Patches _images = new(7);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<TrainingEvent> _events = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_AFewSteps_ReportsCurvesGridsAndProgress()
    {
        var outcome = Run(s_settings with { SampleEvery = 3 }).Value;

        Assert.Equal((RunStatus.Completed, 7), (outcome.Status, outcome.Steps));
        var points = _events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points).ToArray();
        foreach (var series in new[] { "loss/generator", "loss/discriminator", "probability/real", "probability/fake" })
            Assert.Equal(Enumerable.Range(1, 7), points.Where(p => p.Series == series).Select(p => p.Step));
        Assert.All(points.Where(p => p.Series.StartsWith("probability/", StringComparison.Ordinal)), p => Assert.InRange(p.Value, 0, 1));
        Assert.Equal([0, 3, 6, 7], Grids().Select(g => g.Step));
        Assert.All(Grids(), g => Assert.Equal((2, 2), (g.Rows, g.Columns)));
        Assert.Equal((2, 7, 7), _events.OfType<TrainingEvent.Progressed>().Select(p => (p.Epoch, p.Step, p.TotalSteps)).Last());
    }

    public static TheoryData<DcganSettings> Variants => new(
        s_settings with { Loss = AdversarialLoss.Hinge, DiffAugment = true, DiscriminatorRate = 4 },
        s_settings with { Loss = AdversarialLoss.Wasserstein },
        s_settings with { R1 = 10, Averaging = 20, Colour = true, DiffAugment = true });

    [Theory, MemberData(nameof(Variants))]
    public void Run_OfEachVariant_ResumesBitByBitAndLeavesNoTensor(DcganSettings settings)
    {
        var counts = new List<long>();
        Run(settings with { Steps = 20 }, "whole", networks: "dcgan28-small", watch: e => { if (e is TrainingEvent.Sampled)
            counts.Add(Tensor.TotalCount); });
        var checkpoint = Path.Combine(_folder.FullName, "checkpoint");
        Assert.Throws<InvalidOperationException>(() => Run(settings with { Steps = 20 }, "killed", checkpoint, "dcgan28-small", e =>
        {
            if (e is TrainingEvent.Sampled { Step: 17 })
                throw new InvalidOperationException("Killed.");
        }));

        Run(settings with { Steps = 20 }, "again", checkpoint, "dcgan28-small");

        Assert.Equal(File.ReadAllBytes(Exported("whole")), File.ReadAllBytes(Exported("again")));
        Assert.InRange(counts[^1], 0, counts[2]);
        Assert.All(_events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points), p => Assert.True(double.IsFinite(p.Value)));
    }

    [Fact]
    public void Run_FromAPretrainedPair_BeginsWithItsImagesAndMovesOnlyWhatIsNotFrozen()
    {
        using var scope = NewDisposeScope();
        Run(s_settings, "source", networks: "dcgan28-small");
        var drawn = Grids().Last().Png.ToArray();
        _events.Clear();
        var pair = new PretrainedPair
        {
            Generator = Exported("source"), Discriminator = DcganRun.DiscriminatorPath(Exported("source")), FrozenDiscriminatorLayers = 2,
            FrozenGeneratorLayers = 1,
        };

        Run(s_settings, "tuned", networks: "dcgan28-small", source: pair);

        Assert.Equal(drawn, Grids().First().Png.ToArray());
        Assert.Equal([false, true], new[] { "gen.0.0.weight", "gen.1.0.weight" }.Select(n => Moved("source", "tuned", n)));
        Assert.Equal([false, false, true],
            new[] { "disc.0.0.weight", "disc.1.0.weight", "disc.2.0.weight" }.Select(n => Moved("source", "tuned", n, isGenerator: false)));
    }

    [Fact]
    public void Run_FromADiscriminatorInThePlaceOfAGenerator_SaysSo()
    {
        Run(s_settings, "source", networks: "dcgan28-small");
        var wrong = new PretrainedPair { Generator = DcganRun.DiscriminatorPath(Exported("source")) };

        var fault = Assert.Throws<InvalidDataException>(() => Run(s_settings, "tuned", networks: "dcgan28-small", source: wrong));

        Assert.Contains("holds a discriminator, and a generator is needed", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dcgan28", false), InlineData("dcgan28-small", true)]
    public void Run_KilledAndResumed_EndsWithTheSameWeightsBitByBit(string networks, bool colour)
    {
        var settings = s_settings with { Colour = colour };
        Run(settings, "whole", networks: networks);
        var whole = Grids().ToDictionary(g => g.Step, g => g.Png.ToArray());
        foreach (var killedAt in new[] { 1, 3, 5, 7 })
        {
            _events.Clear();
            var checkpoint = Path.Combine(_folder.FullName, "checkpoint");
            Assert.Throws<InvalidOperationException>(() => Run(settings, "killed", checkpoint, networks, e =>
            {
                if (e is TrainingEvent.Sampled { Step: var step } && step == killedAt)
                    throw new InvalidOperationException("Killed.");
            }));
            random.manual_seed(99);

            var outcome = Run(settings, "again", checkpoint, networks).Value;

            Assert.Equal((RunStatus.Completed, 7), (outcome.Status, outcome.Steps));
            Assert.Equal(File.ReadAllBytes(Exported("whole")), File.ReadAllBytes(Exported("again")));
            Assert.All(Grids(), g => Assert.Equal(whole[g.Step], g.Png.ToArray()));
            Assert.False(File.Exists(checkpoint));
        }
    }

    [Fact]
    public void Run_StoppedAndResumed_ShowsNothingTwice()
    {
        Run(s_settings, "whole");
        _events.Clear();
        var (control, checkpoint) = (new TrainingControl(), Path.Combine(_folder.FullName, "checkpoint"));

        var stopped = Run(s_settings, "stopped", checkpoint, watch: e => { if (e is TrainingEvent.Sampled { Step: 4 }) control.Stop();
            }, control: control);
        Run(s_settings, "again", checkpoint);

        Assert.Equal(new RunOutcome<TrainingOutcome>.Stopped("Stopped after step 4 of 7."), stopped);
        Assert.False(File.Exists(Exported("stopped")));
        Assert.Equal(Enumerable.Range(0, 8), Grids().Select(g => g.Step));
        Assert.Equal(File.ReadAllBytes(Exported("whole")), File.ReadAllBytes(Exported("again")));
    }

    [Fact]
    public void Run_OtherGrids_TrainsTheSameWeights()
    {
        Run(s_settings, "often");

        Run(s_settings with { SampleEvery = 100, GridSide = 5 }, "rarely");

        Assert.Equal(File.ReadAllBytes(Exported("often")), File.ReadAllBytes(Exported("rarely")));
    }

    [Fact]
    public void Run_Exported_IsLoadedByANewGenerator()
    {
        using var scope = NewDisposeScope();
        Run(s_settings, "whole");

        using var weights = SafeTensors.Read(Exported("whole"));

        Assert.Equal("dcgan28", weights.Metadata["studio.network"]);
        Assert.True(WeightsLoading.Load(Catalog.Find<Dcgan>("dcgan28", "DCGAN").BuildGenerator(1, 4), weights).IsComplete);
    }

    [Fact]
    public void Run_ManySteps_LeavesNoTensorBehind()
    {
        var counts = new List<long>();

        Run(s_settings with { Steps = 40 }, networks: "dcgan28-small", watch: e => { if (e is TrainingEvent.Sampled)
            counts.Add(Tensor.TotalCount); });

        Assert.Equal(41, counts.Count);
        Assert.InRange(counts[^1], 0, counts[2]);
    }

    [Fact]
    public void Run_TestPart_IsNeverLookedAt()
    {
        var images = new Patches(8, DataPart.Train, DataPart.Test);

        new DcganRun(new(Catalog.Find<Dcgan>("dcgan28-small", "DCGAN"), images, s_settings, 1)).Run();

        Assert.NotEmpty(images.Decoded);
        Assert.All(images.Decoded, i => Assert.Equal(DataPart.Train, images.Items[i].Part));
    }

    [Fact]
    public void Run_DamagedImages_AreLeftOutAndNamed()
    {
        var run = new DcganRun(new(Catalog.Find<Dcgan>("dcgan28-small", "DCGAN"), new Patches(7) { Damaged = [4] }, s_settings, 1));

        Assert.Equal(RunStatus.Completed, run.Run().Value.Status);
        Assert.Equal("patch 4", Assert.Single(run.Problems).Item);
    }

    [Fact]
    public void Run_BFloat16_TrainsFloat32Weights()
    {
        if (!PrecisionSupport.ProcessorComputesBFloat16)
            Assert.Skip("This processor does not compute in bfloat16 correctly.");

        var outcome = Run(s_settings with { Precision = Precision.BFloat16 }, "cast").Value;

        using var weights = SafeTensors.Read(Exported("cast"));
        Assert.Equal(RunStatus.Completed, outcome.Status);
        Assert.Equal(ScalarType.Float32, weights["main.0.weight"].dtype);
        Assert.All(_events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points), p => Assert.True(double.IsFinite(p.Value)));
    }

    [Fact]
    public void Run_OneImage_IsRefusedWithASentence()
    {
        var refusal = Assert.Throws<InvalidDataException>(() =>
            new DcganRun(new(Catalog.Find<Dcgan>("dcgan28", "DCGAN"), new PaintedImages(1, 28, 28), s_settings, 1)).Run());

        Assert.Contains("at least 2", refusal.Message, StringComparison.Ordinal);
    }

    private IEnumerable<TrainingEvent.Sampled> Grids() => _events.OfType<TrainingEvent.Sampled>();

    private bool Moved(string before, string after, string tensor, bool isGenerator = true)
    {
        using var scope = NewDisposeScope();
        using var old = SafeTensors.Read(isGenerator ? Exported(before) : DcganRun.DiscriminatorPath(Exported(before)));
        using var now = SafeTensors.Read(isGenerator ? Exported(after) : DcganRun.DiscriminatorPath(Exported(after)));
        return !old[tensor].equal(now[tensor]).all().item<bool>();
    }

    private string Exported(string name) => Path.Combine(_folder.FullName, name + ".safetensors");

    private RunOutcome<TrainingOutcome> Run(DcganSettings settings, string export = "unused", string? checkpoint = null,
        string networks = "dcgan28", Action<TrainingEvent>? watch = null, TrainingControl? control = null,
        PretrainedPair? source = null) =>
        new DcganRun(new(Catalog.Find<Dcgan>(networks, "DCGAN"), _images, settings, 3) { Source = source }, new()
        {
            Emit = e => { watch?.Invoke(e); _events.Add(e); },
            Control = control ?? new(),
            Checkpoint = checkpoint is null ? null : new(checkpoint) { Interval = TimeSpan.Zero },
            ExportPath = Exported(export),
        }).Run();
}
