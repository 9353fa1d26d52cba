using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Data;
using Studio.Learning.Data.Glyphs;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer;

/// <summary>The bundled network, which knows 24 drawn signs, learns three kinds of patches: what is left of the signs?</summary>
public sealed class SourceMemoryTests : IDisposable
{
    private static readonly IBackbone s_backbone = Catalog.Find<IBackbone>("resnet-glyphs", "backbone");

    // Rates at which an unguarded network forgets within a few steps.
    private static readonly Recipe.FineTuning s_rash = new() { Epochs = 3, HeadWarmUpEpochs = 0, BackboneLearningRate = 3e-3,
        BatchNorm = BatchNormPolicy.Adapt, Optimizer = new OptimizerSettings.AdamW { LearningRate = 3e-3 } };

    // The run without a regulariser is the same beside each of them.
    private static IReadOnlyList<MetricPoint>? s_free;

    private readonly WeightStore _store = new(WeightStoreOptions.OfUser());
    private readonly IImageSet _source = Datasets.Images(new GlyphsSource().Open());
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public static TheoryData<Regulariser> Regularisers =>
    [
        new Regulariser.L2Sp { Alpha = 1 },
        new Regulariser.ElasticWeightConsolidation { Lambda = 1e5, ImagesPerClass = 2 },
        new Regulariser.LearningWithoutForgetting { Strength = 5 },
        new Regulariser.Rehearsal { ImagesPerClass = 5 },
    ];

    public void Dispose()
    {
        _store.Dispose();
        _source.Dispose();
        File.Delete(_path);
    }

    [Theory, MemberData(nameof(Regularisers))]
    public void Run_UnderARegulariser_ForgetsLessAndStillLearns(Regulariser regulariser)
    {
        s_free ??= Forgetting(s_rash with { WatchForgetting = true }).OldHead;
        var free = s_free;
        var (held, result) = Forgetting(s_rash with { WatchForgetting = true, Regulariser = regulariser });

        Assert.InRange(free[0].Value, 0.95, 1);
        Assert.Equal(free[0], held[0]);
        Assert.InRange(held[^1].Value, free[^1].Value + 0.1, 1);
        Assert.InRange(result.Accuracy.Estimate, 0.6, 1);
        Assert.Contains(held, p => p.Value == result.Kept!.OldHead && p.Step == result.Epochs.Last(e => e.IsBest).Step);
    }

    [Theory, MemberData(nameof(Regularisers))]
    public void Run_StoppedUnderARegulariser_EndsWithTheSameWeights(Regulariser regulariser)
    {
        var task = Task(s_rash with { WatchForgetting = true, Regulariser = regulariser }, maxSteps: 6);
        var undisturbed = Run(task, []);
        var control = new TrainingControl();
        void StopInTime(TrainingEvent e)
        {
            if (e is TrainingEvent.StatusChanged { Status: RunStatus.Running })
                control.Ask(new Intervention.RatesScaled(1), afterStep: 4);
            else if (e is TrainingEvent.Intervened)
                control.Stop();
        }

        Assert.IsType<RunOutcome<TransferResult>.Stopped>(new TransferRun(task,
            new() { Control = control, Emit = StopInTime, Checkpoint = new(_path + ".part") }).Run());
        Assert.True(File.Exists(_path + ".part"));
        random.manual_seed(99);

        Assert.Equal(undisturbed, Run(task, [], _path + ".part"));
    }

    [Fact]
    public void Run_Watched_EndsWithTheSameWeightsAndReportsAPointAnEpoch()
    {
        var recipe = s_rash with { Epochs = 2, HeadDropout = 0.3 };
        var events = new List<TrainingEvent>();

        var unwatched = Weights(recipe, []);
        var watched = Weights(recipe with { WatchForgetting = true }, events);

        Assert.Equal(unwatched, watched);
        foreach (var series in new[] { "accuracy/source-head", "accuracy/source-probe" })
            Assert.Equal([1, .. events.OfType<TrainingEvent.EpochFinished>().Select(e => e.Step)],
                Points(events, series).Select(p => p.Step));
    }

    [Fact]
    public void Run_Unguarded_LosesTheOldHeadBeforeTheFeatures()
    {
        var events = new List<TrainingEvent>();

        Run(Task(s_rash with { WatchForgetting = true }), events);

        Assert.InRange(Points(events, "accuracy/source-probe")[0].Value, 0.9, 1);
        Assert.True(Points(events, "accuracy/source-probe")[^1].Value > Points(events, "accuracy/source-head")[^1].Value + 0.1);
    }

    [Fact]
    public void Run_WithoutTheSourceImagesItNeeds_IsRefused()
    {
        var task = Task(s_rash with { Regulariser = new Regulariser.Rehearsal() }) with { Source = null };

        Assert.Contains("none were given", Assert.Throws<ArgumentException>(() => new TransferRun(task).Run()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithImagesOfOtherClassesThanTheWeights_IsRefused()
    {
        var task = Task(s_rash with { WatchForgetting = true }) with { Source = new Patches(10) };

        Assert.Contains("3 classes, the head of the weights has 24",
            Assert.Throws<ArgumentException>(() => new TransferRun(task).Run()).Message, StringComparison.Ordinal);
    }

    private TransferTask Task(Recipe recipe, int? maxSteps = null) =>
        new(s_backbone, _store.PathOf(WeightCatalogue.Find("resnet-glyphs-source")), new Patches(40, DataPart.Train, DataPart.Test), recipe,
            1, MaxSteps: maxSteps, Source: _source);

    private (IReadOnlyList<MetricPoint> OldHead, TransferResult Result) Forgetting(Recipe recipe)
    {
        var events = new List<TrainingEvent>();
        var result = new TransferRun(Task(recipe), new() { Emit = events.Add }).Run().Value;
        return (Points(events, "accuracy/source-head"), result);
    }

    private byte[] Run(TransferTask task, List<TrainingEvent> events, string? checkpoint = null)
    {
        new TransferRun(task,
            new() { Emit = events.Add, ExportPath = _path, Checkpoint = checkpoint is null ? null : new(checkpoint) }).Run();
        return File.ReadAllBytes(_path);
    }

    /// <summary>Tensors alone: the exported description holds the recipe too.</summary>
    private IReadOnlyList<byte[]> Weights(Recipe recipe, List<TrainingEvent> events)
    {
        Run(Task(recipe), events);
        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(_path);
        return [.. weights.Names.Order().Select(n => weights[n].contiguous().bytes.ToArray())];
    }

    private static IReadOnlyList<MetricPoint> Points(IEnumerable<TrainingEvent> events, string series) =>
        [.. events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points).Where(p => p.Series == series)];
}
