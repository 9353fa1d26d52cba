using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using Studio.Learning.Tasks;
using Studio.Learning.Training;
using Studio.Learning.Weights.Formats;
using Studio.Learning.Weights.LanguageModels;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Tasks;

public sealed class LanguageModelRunTests : IDisposable
{
    private static readonly CorpusParts s_animals = Parts("The owl waits in the tree.", "The fox runs in the wood.");
    private static readonly CorpusParts s_hotels = Parts("The porter waits in the lobby.", "The fox runs in the LOBBY.");

    private static readonly LanguageModelSettings s_settings = new()
    {
        Epochs = 2, Streams = 4, Window = 10, EmbeddingSize = 12, HiddenSize = 12, SampleLength = 6,
        Optimizer = new OptimizerSettings.Adam { LearningRate = 0.02 },
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<TrainingEvent> _events = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(RecurrentKind.Lstm, 12, 0), InlineData(RecurrentKind.Gru, 8, 0), InlineData(RecurrentKind.Lstm, 16, 0.2)]
    public void Run_RandomWeights_LearnAndOpenAgainExactly(RecurrentKind cell, int embedding, double weightDrop)
    {
        var outcome = Run(s_animals, s_settings with
        {
            Epochs = 12, Cell = cell, EmbeddingSize = embedding, Layers = weightDrop > 0 ? 1 : 2, WeightDrop = weightDrop, Dropout = 0.05,
        }).Value;

        using var opened = GivenLanguageModel.Open(Exported("model"));
        var again = LanguageModelEvaluation.Of(opened.Network, new TokenCorpus(opened.Tokenizer, s_animals).Validation,
            TestContext.Current.CancellationToken);

        Assert.Equal(weightDrop > 0 ? typeof(AwdLstm) : typeof(RecurrentLanguageModel), opened.Network.GetType());
        Assert.Equal((null, 0, opened.Tokenizer.Count), (outcome.Before, outcome.TokensAdded, outcome.Tokens));
        Assert.InRange(outcome.After.Perplexity, 1, 4);
        Assert.Equal(outcome.After.Loss, again.Loss, 0.02);
        Assert.Equal("The owl", opened.Tokenizer.Decode(opened.Tokenizer.Encode("The owl")));
        Assert.Contains(_events.OfType<TrainingEvent.Wrote>(), w => w.Text.StartsWith("The ", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_WithASource_GivesNewWordsRowsAndBeginsBetterThanWithoutOne()
    {
        Run(s_animals, s_settings with { Epochs = 12 }, export: "source");

        var outcome = Run(s_hotels, s_settings with { Epochs = 6, StageDecay = 0.5, EpochsPerUnfreezing = 1 }, "source").Value;

        using var source = GivenLanguageModel.Open(Exported("source"));
        using var tuned = GivenLanguageModel.Open(Exported("model"));
        Assert.Equal(2, outcome.TokensAdded);
        Assert.Equal(["porter", "lobby"], Names(tuned.Tokenizer).Except(Names(source.Tokenizer)).OrderDescending());
        Assert.Equal(Names(source.Tokenizer), Names(tuned.Tokenizer).Take(source.Tokenizer.Count));
        Assert.True(outcome.After.Loss < outcome.Before!.Loss - 0.5, $"{outcome.Before.Loss} to {outcome.After.Loss}");
        Assert.Equal((0, true), (outcome.After.UnknownShare, outcome.SourceFit!.Share > 0.1));
        Assert.Equal(outcome.Before.Tokens, outcome.After.Tokens);
    }

    [Fact]
    public void Adapt_NewWords_BeginAtTheMeanAndKnownOnesKeepTheirs()
    {
        Run(s_animals, s_settings, export: "source");
        using var scope = NewDisposeScope();
        using var source = GivenLanguageModel.Open(Exported("source"));
        var adapted = AdaptedLanguageModel.Of(source, s_hotels.Train, AwdDropout.None, minFrequency: 1, maxSize: 1000);
        using var network = adapted.Network;
        var (before, after) = (source.Network.state_dict(), network.state_dict());

        Assert.Equal(["decoder.bias", "encoder.weight"],
            after.Keys.Where(k => after[k].shape[0] != before[k].shape[0]).Order(StringComparer.Ordinal));
        foreach (var name in after.Keys)
        {
            var known = (int)before[name].shape[0];
            Assert.True(after[name].narrow(0, 0, known).equal(before[name]).all().item<bool>());
            for (var row = known; row < after[name].shape[0]; row++)
                Assert.True(after[name][row].allclose(before[name].mean([0])));
        }
    }

    [Fact]
    public void Run_ManyValidationWordsUnknown_SaysSoBesideTheFigure()
    {
        var texts = s_animals with { Validation = [string.Concat(Enumerable.Repeat("The zebra waits in the tree. ", 20))] };

        var figures = Run(texts, s_settings).Value.After;

        Assert.InRange(figures.UnknownShare, 0.08, 0.15);
        Assert.True(figures.HasManyUnknown);
        Assert.Contains("unknown", figures.Headline(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WordDropout_PreparesForUnknownWords()
    {
        var texts = s_animals with { Validation = [string.Concat(Enumerable.Repeat("The zebra waits in the tree. ", 20))] };

        var without = Run(texts, s_settings with { Epochs = 12, WordDropout = 0 }).Value.After;
        var with = Run(texts, s_settings with { Epochs = 12, WordDropout = 0.2 }).Value.After;

        Assert.True(with.Loss < without.Loss, $"{with.Loss} against {without.Loss}");
    }

    [Fact]
    public void Run_CharactersOnACharacterModel_KeepItsVocabulary()
    {
        Run(s_animals, s_settings with { Unit = TextUnit.Characters }, export: "source");

        var outcome = Run(s_animals, s_settings, "source").Value;

        using var tuned = GivenLanguageModel.Open(Exported("model"));
        Assert.Equal(CharTokenizer.Characters, tuned.Tokenizer.Unit);
        Assert.Equal((0, outcome.SourceFit!.Share), (outcome.TokensAdded, 0d));
        Assert.True(outcome.After.Loss < outcome.Before!.Loss);
    }

    [Fact]
    public void Run_CharactersThatTheSourceLacks_AreCountedAndRefused()
    {
        Run(s_animals, s_settings with { Unit = TextUnit.Characters }, export: "source");

        var refusal = Assert.Throws<ArgumentException>(() => Run(Parts("Сова ждёт в лесу.", "Лиса бежит."), s_settings, "source"));

        Assert.Contains("characters", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("not in the vocabulary", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_KilledAtAnyEpochAndResumed_EndsWithTheSameWeightsBitByBit()
    {
        Run(s_animals, s_settings, export: "source");
        var settings = s_settings with
            { Epochs = 3, EpochsPerUnfreezing = 1, Dropout = 0.3, TemporalPenalty = 1, ActivationPenalty = 2 };
        Run(s_hotels, settings, "source", "whole");
        foreach (var killedAt in Enumerable.Range(0, 3))
        {
            var checkpoint = Path.Combine(_folder.FullName, "checkpoint");
            Assert.Throws<InvalidOperationException>(() => Run(s_hotels, settings, "source", "killed", checkpoint, e =>
            {
                if (e is TrainingEvent.EpochFinished { Epoch: var epoch } && epoch == killedAt)
                    throw new InvalidOperationException("Killed.");
            }));
            random.manual_seed(99);

            Run(s_hotels, settings, "source", "again", checkpoint);

            Assert.Equal(File.ReadAllBytes(Exported("whole")), File.ReadAllBytes(Exported("again")));
        }
    }

    [Fact]
    public void Run_ManyEpochs_LeavesNoTensorBehind()
    {
        var counts = new List<long>();
        Run(s_animals, s_settings, export: "source");

        Run(s_hotels, s_settings with { Epochs = 12 }, "source",
            watch: e => { if (e is TrainingEvent.EpochFinished) counts.Add(Tensor.TotalCount); });

        Assert.InRange(counts[^1], 0, counts[2]);
    }

    [Fact]
    public void Run_AnotherSeed_TrainsOtherWeights()
    {
        Run(s_animals, s_settings);
        var one = File.ReadAllBytes(Exported("model"));

        Run(s_animals, s_settings, seed: 8);

        Assert.NotEqual(one, File.ReadAllBytes(Exported("model")));
    }

    [Theory]
    [InlineData("one", 0), InlineData("one two", 1)]
    public void Run_TextTooShort_SaysWhatToChange(string text, int streams)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Run(new() { Train = [text], Validation = [text] },
            s_settings with { Streams = 4 + streams }));

        Assert.Contains("longer text", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5"), InlineData("\"words\""), InlineData("not JSON"), InlineData("[[1]]"), InlineData("{\"a\": \"b\"}")]
    public void Open_MetadataThatIsNoList_SaysSo(string vocabulary)
    {
        Run(s_animals, s_settings);
        using (var weights = SafeTensors.Read(Exported("model")))
            SafeTensors.Write(Exported("damaged"), weights.Names.Select(n => KeyValuePair.Create(n, weights[n])),
                new Dictionary<string, string> { ["vocabulary"] = vocabulary });

        var refusal = Assert.Throws<WeightsFormatException>(() => GivenLanguageModel.Open(Exported("damaged")));

        Assert.Contains("no list of tokens", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LowerCaseCharactersWithAnUnknown_OpensAsTheSameTokenizer()
    {
        using var network = new RecurrentLanguageModel(new()
            { Cell = RecurrentKind.Gru, Vocabulary = 5, Embedding = 4, Hidden = 4, Layers = 1, IsTied = true });
        LanguageModelFile.Write(Exported("model"), network, new LowerCaseTokenizer(new CharTokenizer(["<unk>", "<s>", "a", "b", "\n"], 0)));

        using var opened = GivenLanguageModel.Open(Exported("model"));

        Assert.Equal([2, 3, 0, 4], opened.Tokenizer.Encode("ABz\n"));
        Assert.Equal(1, opened.Boundary);
    }

    private static IEnumerable<string> Names(ITokenizer tokenizer) => Enumerable.Range(0, tokenizer.Count).Select(tokenizer.Name);

    private static CorpusParts Parts(string one, string other) => new()
    {
        Train = [.. Enumerable.Repeat($"{one} {other} {one}", 10), .. Enumerable.Repeat(other, 10)],
        Validation = [$"{one} {other}", $"{other} {one} {other}"],
    };

    private string Exported(string name) => Path.Combine(_folder.FullName, name + ".safetensors");

    private RunOutcome<LanguageModelOutcome> Run(CorpusParts texts, LanguageModelSettings settings, string? source = null,
        string export = "model", string? checkpoint = null, Action<TrainingEvent>? watch = null, ulong seed = 3) =>
        new LanguageModelRun(
            new() { Texts = texts, Weights = source is null ? null : Exported(source), Settings = settings, Seed = seed }, new()
        {
            Emit = e => { watch?.Invoke(e); _events.Add(e); },
            Checkpoint = checkpoint is null ? null : new(checkpoint) { Interval = TimeSpan.Zero },
            ExportPath = Exported(export),
        }).Run();
}
