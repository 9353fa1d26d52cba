using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks;

public sealed class LanguageModellingTests : IDisposable
{
    private static readonly string s_text = string.Concat(Enumerable.Repeat("the owl waits. the fox runs. ", 40));

    private static readonly LanguageModellingSettings s_settings = new()
    {
        Steps = 25, Streams = 8, Window = 20, Optimizer = new OptimizerSettings.Adam { LearningRate = 0.01 },
        Sample = new() { Prompt = "the ", Length = 12 },
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<TrainingEvent> _events = [];
    private readonly TokenCorpus _corpus = new(new CharTokenizer(s_text), s_text, 0.2);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("lstm"), InlineData("gru"), InlineData("awd")]
    public void Run_WithGroups_ValidatesEachEpochAndKeepsTheBestWeights(string kind)
    {
        using var network = Network(kind);
        using var task = Task(network, s_settings);

        var outcome = new TrainingLoop(task) { Emit = _events.Add }.Run();

        var epochs = _events.OfType<TrainingEvent.EpochFinished>().ToArray();
        Assert.Equal((RunStatus.Completed, 5), (outcome.Status, epochs.Length));
        var losses = epochs.Select(e => Assert.IsType<PerplexityFigures>(e.Validation).Loss).ToArray();
        Assert.InRange(losses[^1], 0, losses[0]);
        Assert.Equal(losses.Min(), task.Figures().Loss, 1e-6);
        // Before the first step and at the end of each epoch.
        Assert.Equal(6, _events.OfType<TrainingEvent.Wrote>().Count());
    }

    [Fact]
    public void Run_OfAnyTask_ShowsTheTenLikeliestTokensBehindThePrompt()
    {
        using var network = Network("gru");
        using var task = Task(network, s_settings);

        new TrainingLoop(task) { Emit = _events.Add }.Run();

        Assert.All(_events.OfType<TrainingEvent.Wrote>(), w =>
        {
            Assert.Equal(10, w.Next!.Count);
            Assert.Equal(w.Next.OrderByDescending(n => n.Probability).Select(n => n.Text), w.Next.Select(n => n.Text));
            Assert.InRange(w.Next.Sum(n => n.Probability), 0.5, 1.000001);
        });
    }

    [Fact]
    public void Run_GradualUnfreezing_MovesTheDecoderFirstAndEachStageAtItsRate()
    {
        using var network = Network("lstm");
        var groups = LanguageGroups.Of(network, 0.01, stageDecay: 0.5, epochsPerUnfreezing: 2);
        using var task = new LanguageModelling(network, _corpus, s_settings with { Steps = 8 }, groups);
        var before = network.state_dict().ToDictionary(t => t.Key, t => t.Value.detach().clone());

        new TrainingLoop(task).Run();

        Assert.Equal(["decoder", "rnn.1", "rnn.0", "embedding"], groups.Select(g => g.Name));
        Assert.Equal([0.01, 0.005, 0.0025, 0.00125], groups.Select(g => g.LearningRate));
        var moved = network.state_dict().Where(t => !t.Value.equal(before[t.Key]).all().item<bool>()).Select(t => t.Key).ToArray();
        Assert.All(moved, name => Assert.StartsWith("decoder.", name, StringComparison.Ordinal));
        Assert.NotEmpty(moved);
    }

    [Fact]
    public void Run_WithoutImprovement_StopsEarly()
    {
        using var network = Network("gru");
        using var task = Task(network, s_settings with
        {
            Steps = 400, EarlyStoppingPatience = 2, Optimizer = new OptimizerSettings.Adam { LearningRate = 0.5 },
        });

        var outcome = new TrainingLoop(task).Run();

        Assert.Contains("Early stopping", outcome.Sentence, StringComparison.Ordinal);
        Assert.InRange(outcome.Steps, 8, 396);
    }

    [Theory]
    [InlineData("gru"), InlineData("awd")]
    public void Run_KilledAndResumed_EndsWithTheSameWeightsBitByBit(string kind)
    {
        var settings = s_settings with
        {
            Steps = 11, ActivationPenalty = 2, TemporalPenalty = 1, Sample = s_settings.Sample with { Every = 2 },
        };
        var whole = Trained(kind, settings, null, int.MaxValue);
        foreach (var killedAt in new[] { 1, 4, 6, 9 })
        {
            var checkpoint = Path.Combine(_folder.FullName, $"{killedAt}");
            Assert.Throws<InvalidOperationException>(() => Trained(kind, settings, checkpoint, killedAt));

            Assert.Equal(whole, Trained(kind, settings, checkpoint, int.MaxValue));
        }
    }

    [Fact]
    public void Run_ManySteps_LeavesNoTensorBehind()
    {
        using var network = Network("awd");
        using var task = Task(network, s_settings with { Steps = 60, ActivationPenalty = 2, TemporalPenalty = 1 });
        var counts = new List<long>();

        new TrainingLoop(task) { Emit = e => { if (e is TrainingEvent.Wrote) counts.Add(Tensor.TotalCount); } }.Run();

        Assert.Equal(13, counts.Count);
        Assert.InRange(counts[^1], 0, counts[3]);
    }

    [Fact]
    public void Run_ReversedText_LearnsItBackwards()
    {
        var corpus = new TokenCorpus(_corpus.Tokenizer, [.. _corpus.Train.Reverse()], [.. _corpus.Validation.Reverse()]);
        using var network = Network("gru");
        using var task = new LanguageModelling(network, corpus, s_settings with { Steps = 200 }, LanguageGroups.Of(network, 0.02));

        new TrainingLoop(task) { Emit = _events.Add }.Run();

        Assert.InRange(task.Figures().Perplexity, 1, 1.3);
        Assert.Equal(1, task.Figures().CharactersPerToken);
        var written = new Generation(network, new() { Temperature = 0 }).Continue(corpus.Tokenizer.Encode("lwo ")).Take(3);
        Assert.Equal("eht", corpus.Tokenizer.Decode(written));
    }

    [Fact]
    public void Show_OfATrainingNetwork_LeavesItsModes()
    {
        using var network = Network("awd");
        using var task = new LanguageModelling(network, _corpus, s_settings);
        var dropped = network.modules().First(m => m is WeightDropLstm);

        Assert.Equal(2, task.Show(0).Count());

        Assert.True(network.training);
        Assert.True(dropped.training);
    }

    [Fact]
    public void Groups_UnknownOrAllFrozen_AreRefused()
    {
        using var network = Network("lstm");

        Assert.Contains("'rnn.0'", Assert.Throws<ArgumentException>(() => LanguageGroups.Of(network, 1, frozen: ["rnn.7"])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LanguageGroups.Of(network, 1, frozen: ["embedding", "rnn.0", "rnn.1", "decoder"]));
    }

    private LanguageModelling Task(LanguageNetwork network, LanguageModellingSettings settings) =>
        new(network, _corpus, settings, LanguageGroups.Of(network, settings.Optimizer.LearningRate));

    private byte[] Trained(string kind, LanguageModellingSettings settings, string? checkpoint, int killedAt)
    {
        using var network = Network(kind);
        using var task = new LanguageModelling(network, _corpus, settings, LanguageGroups.Of(network, 0.01, 0.5, epochsPerUnfreezing: 1));
        random.manual_seed(3);
        var outcome = new TrainingLoop(task)
        {
            Checkpoint = checkpoint is null ? null : new(checkpoint, TimeSpan.Zero, "test"),
            Emit = e =>
            {
                if (e is TrainingEvent.Measured measured && measured.Points.Any(p => p.Step >= killedAt))
                    throw new InvalidOperationException("Killed.");
            },
        }.Run();
        Assert.Equal(RunStatus.Completed, outcome.Status);
        return [.. network.state_dict().OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => t.Value.detach().bytes.ToArray())];
    }

    private LanguageNetwork Network(string kind)
    {
        random.manual_seed(1);
        var size = _corpus.Tokenizer.Count;
        return kind == "awd" ? new AwdLstm(new() { Vocabulary = size, Embedding = 12, Hidden = 16, Layers = 2 })
            : new RecurrentLanguageModel(new()
            {
                Cell = kind == "gru" ? RecurrentKind.Gru : RecurrentKind.Lstm, Vocabulary = size, Embedding = 12, Hidden = 24, Layers = 2,
            }, 0.1);
    }
}
