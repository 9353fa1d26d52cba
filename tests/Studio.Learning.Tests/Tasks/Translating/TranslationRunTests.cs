using Studio.Experiments.Data;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Translating;
using Studio.Learning.Data.Translation;
using Studio.Learning.Tasks.Translating;
using Studio.Learning.Training;
using Studio.Learning.Weights;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks.Translating;

public sealed class TranslationRunTests : IDisposable
{
    private static readonly string[] s_source = ["un", "deux", "trois", "quatre", "cinq", "six"],
        s_target = ["one", "two", "three", "four", "five", "six"];

    private static readonly TextPair[] s_pairs = Pairs(150);

    private static readonly TranslationSettings s_settings = new()
    {
        Epochs = 3, BatchSize = 16, HiddenSize = 12, Dropout = 0.2, MinFrequency = 1, MaxWords = 8, Examples = 2,
        Forcing = new TeacherForcing.LinearDecay(), Optimizer = new OptimizerSettings.Adam { LearningRate = 0.01 },
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<TrainingEvent> _events = [];

    public static TheoryData<RecurrentKind> Kinds => [RecurrentKind.Gru, RecurrentKind.Lstm];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, MemberData(nameof(Kinds))]
    public void Run_SmallLanguage_IsTranslated(RecurrentKind kind)
    {
        var outcome = Run(s_settings with { Epochs = 20, HiddenSize = 32, Dropout = 0, Unit = kind }, "learnt").Value;

        var last = (BleuFigures)outcome.Epochs[outcome.BestEpoch!.Value].Validation;
        Assert.InRange(last.Bleu, 70, 100);
        Assert.EndsWith("|case:mixed|eff:no|tok:none|smooth:exp|version:2.6.0", last.Signature, StringComparison.Ordinal);
        using var model = TranslationModel.Open([Exported("learnt")], []);
        Assert.Equal("two six", model.Translate(["deux six"])[0].Text);
        var shown = _events.OfType<TrainingEvent.Translated>().ToArray();
        Assert.Equal([0, .. outcome.Epochs.Select(e => e.Step)], shown.Select(s => s.Step));
        Assert.All(shown, s => Assert.Equal(2, s.Sentences.Count));
        Assert.All(shown[^1].Sentences, s => Assert.Equal(s.Reference, string.Join(' ', s.Target.SkipLast(1))));
        Assert.All(shown.SelectMany(s => s.Sentences), s =>
        {
            Assert.Equal(s.Target.Count, s.Attention.Count);
            Assert.All(s.Attention, row => Assert.Equal((s.Source.Count, 1f), (row.Count, MathF.Round(row.Sum(), 4))));
        });
    }

    [Fact]
    public void Run_KilledAtAnyEpochAndResumed_EndsWithTheSameWeightsBitByBit()
    {
        Run(s_settings, "whole");
        var shown = _events.OfType<TrainingEvent.Translated>().ToDictionary(s => s.Step, s => StudioJson.Write<TrainingEvent>(s));
        var steps = _events.OfType<TrainingEvent.EpochFinished>().Last().Step;
        foreach (var killedAt in new[] { 1, steps / 3, steps / 2, steps - 1 })
        {
            _events.Clear();
            var checkpoint = Path.Combine(_folder.FullName, "checkpoint");
            Assert.Throws<InvalidOperationException>(() => Run(s_settings, "killed", checkpoint, e =>
            {
                if (e is TrainingEvent.Measured { Points: var points } && points.Any(p => p.Step >= killedAt))
                    throw new InvalidOperationException("Killed.");
            }));
            random.manual_seed(99);

            Run(s_settings, "again", checkpoint);

            Assert.Equal(File.ReadAllBytes(Exported("whole")), File.ReadAllBytes(Exported("again")));
            Assert.All(_events.OfType<TrainingEvent.Translated>(), s => Assert.Equal(shown[s.Step], StudioJson.Write<TrainingEvent>(s)));
        }
    }

    [Fact]
    public void Run_ManyEpochs_LeavesNoTensorBehind()
    {
        var counts = new List<long>();

        Run(s_settings with { Epochs = 8 }, watch: e => { if (e is TrainingEvent.Translated) counts.Add(Tensor.TotalCount); });

        Assert.Equal(9, counts.Count);
        Assert.InRange(counts[^1], 0, counts[2]);
    }

    [Fact]
    public void Run_EncoderOfAnotherRun_BeginsWithItsWeightsAndKeepsThemWhileFrozen()
    {
        Run(s_settings, "source");
        using var before = TranslationModel.Open([Exported("source")], []);

        Run(s_settings with { Epochs = 2, FrozenEncoderEpochs = 2 }, "tuned", encoder: new(Exported("source"), before.Source));

        using var after = TranslationModel.Open([Exported("tuned")], []);
        var (old, tuned) = (before.Network.state_dict(), after.Network.state_dict());
        Assert.All(old.Keys, name => Assert.Equal(name.StartsWith("encoder.", StringComparison.Ordinal), old[name].equal(tuned[name]).all()
            .item<bool>()));
    }

    [Fact]
    public void Run_EncoderOfAnotherSize_IsRefused()
    {
        Run(s_settings with { Epochs = 1 }, "source");
        using var before = TranslationModel.Open([Exported("source")], []);

        Assert.Throws<WeightsMismatchException>(() =>
            Run(s_settings with { HiddenSize = 20 }, encoder: new(Exported("source"), before.Source)));
    }

    [Fact]
    public void Run_NoPairThatFits_SaysWhatToChange()
    {
        TextPair[] pairs = [new("un deux", "one two"), new("", "three")];

        var fault = Assert.Throws<ArgumentException>(() => new TranslationRun(
            new() { Train = pairs, Validation = pairs, Settings = s_settings with { MaxWords = 1 }, Seed = 3 }).Run());

        Assert.Contains("None of the 2 training pairs", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1), InlineData(50, 0.75), InlineData(100, 0.5)]
    public void Forcing_LinearDecay_FallsFromFirstToLast(int step, double expected) =>
        Assert.Equal(expected, new TeacherForcing.LinearDecay().At(step, 101), 1e-12);

    private static TextPair[] Pairs(int count)
    {
        var random = new Random(8);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(6)).ToArray())
            .Select(n => new TextPair(string.Join(' ', n.Select(i => s_source[i])), string.Join(' ', n.Select(i => s_target[i]))))];
    }

    private string Exported(string name) => Path.Combine(_folder.FullName, name + ".safetensors");

    private RunOutcome<TrainingOutcome> Run(TranslationSettings settings, string export = "unused", string? checkpoint = null,
        Action<TrainingEvent>? watch = null, PretrainedEncoder? encoder = null) =>
        new TranslationRun(new() { Train = s_pairs, Validation = s_pairs[..40], Settings = settings, Seed = 3, Encoder = encoder }, new()
        {
            Emit = e => { watch?.Invoke(e); _events.Add(e); },
            Checkpoint = checkpoint is null ? null : new(checkpoint) { Interval = TimeSpan.Zero },
            ExportPath = Exported(export),
        }).Run();
}
