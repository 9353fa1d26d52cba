using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Learning.Training;
using Studio.Learning.Tasks;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks;

public sealed class CharLstmRunTests : IDisposable
{
    private static readonly string s_text = string.Concat(Enumerable.Repeat("the owl waits. the fox runs. ", 30));

    /// <summary>Four windows a pass, so that a run passes over the text several times.</summary>
    private static readonly CharLstmSettings s_settings = new()
    {
        Steps = 10, Streams = 8, Window = 20, EmbeddingSize = 8, HiddenSize = 16, Layers = 2, Dropout = 0.2, SampleEvery = 1,
        SampleLength = 12, Prompt = "the ",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<TrainingEvent> _events = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_SmallText_IsLearntAndWritten()
    {
        var outcome = Run(s_settings with
        {
            Steps = 300, HiddenSize = 48, Layers = 1, Dropout = 0, Optimizer = new OptimizerSettings.Adam { LearningRate = 0.02 },
            SampleEvery = 150, SampleLength = 40, Temperature = 0.1,
        }).Value;

        Assert.Equal((RunStatus.Completed, 300), (outcome.Status, outcome.Steps));
        Assert.Equal(Enumerable.Range(1, 300), Points("loss/train").Select(p => p.Step));
        var perplexities = Points("perplexity/validation").ToArray();
        Assert.Equal([0, 150, 300], perplexities.Select(p => p.Step));
        // 15 characters to begin with; then only the choice between owl and fox is open, one bit in 14 characters at most.
        Assert.InRange(perplexities[0].Value, 10, 20);
        Assert.InRange(perplexities[^1].Value, 1, 1.1);
        Assert.Contains(_events.OfType<TrainingEvent.Wrote>().Last().Text[4..16], s_text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_KilledAtAnyStepAndResumed_EndsWithTheSameWeightsBitByBit()
    {
        Run(s_settings, "whole");
        var whole = _events.OfType<TrainingEvent.Wrote>().ToDictionary(w => w.Step, w => w.Text);
        foreach (var killedAt in Enumerable.Range(1, 10))
        {
            _events.Clear();
            var checkpoint = Path.Combine(_folder.FullName, "checkpoint");
            Assert.Throws<InvalidOperationException>(() => Run(s_settings, "killed", checkpoint, e =>
            {
                if (e is TrainingEvent.Wrote { Step: var step } && step == killedAt)
                    throw new InvalidOperationException("Killed.");
            }));
            random.manual_seed(99);

            var outcome = Run(s_settings, "again", checkpoint).Value;

            Assert.Equal((RunStatus.Completed, 10), (outcome.Status, outcome.Steps));
            Assert.Equal(File.ReadAllBytes(Exported("whole")), File.ReadAllBytes(Exported("again")));
            Assert.All(_events.OfType<TrainingEvent.Wrote>(), w => Assert.Equal(whole[w.Step], w.Text));
        }
    }

    [Fact]
    public void Run_OtherWriting_TrainsTheSameWeights()
    {
        Run(s_settings, "often");

        Run(s_settings with { SampleEvery = 7, SampleLength = 50, Temperature = 2 }, "rarely");

        Assert.Equal(File.ReadAllBytes(Exported("often")), File.ReadAllBytes(Exported("rarely")));
    }

    [Fact]
    public void Run_ManySteps_LeavesNoTensorBehind()
    {
        var counts = new List<long>();

        Run(s_settings with { Steps = 60 }, watch: e => { if (e is TrainingEvent.Wrote) counts.Add(Tensor.TotalCount); });

        Assert.Equal(61, counts.Count);
        Assert.InRange(counts[^1], 0, counts[2]);
    }

    [Fact]
    public void Run_PromptOfOtherCharacters_IsRefusedBeforeTraining()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Run(s_settings with { Prompt = "The zoo" }));

        Assert.Contains("'T', 'z'", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_events);
    }

    [Fact]
    public void Run_TextShorterThanAWindow_SaysWhatToChange()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Run(s_settings with { Window = 500 }));

        Assert.Contains("fewer than", refusal.Message, StringComparison.Ordinal);
    }

    private IEnumerable<MetricPoint> Points(string series) =>
        _events.OfType<TrainingEvent.Measured>().SelectMany(e => e.Points).Where(p => p.Series == series);

    private string Exported(string name) => Path.Combine(_folder.FullName, name + ".safetensors");

    private RunOutcome<TrainingOutcome> Run(CharLstmSettings settings, string export = "unused", string? checkpoint = null,
        Action<TrainingEvent>? watch = null) =>
        new CharLstmRun(new(s_text, settings, 3), new()
        {
            Emit = e => { watch?.Invoke(e); _events.Add(e); },
            Checkpoint = checkpoint is null ? null : new(checkpoint) { Interval = TimeSpan.Zero },
            ExportPath = Exported(export),
        }).Run();
}
