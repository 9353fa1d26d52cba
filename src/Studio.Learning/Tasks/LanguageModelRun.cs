using System.Security.Cryptography;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using Studio.Learning.Training;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Weights.LanguageModels;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>A whole run of a recurrent language model: texts in, from random weights or from those of a source; curves and generated text
/// out, in the end the weights with their vocabulary.</summary>
/// <remarks>Tuning: Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", arXiv:1801.06146, section 3.2. It
/// runs on the calling thread and uses libtorch's default generator: one run a process.</remarks>
public sealed class LanguageModelRun(LanguageModelTask task, RunScope? scope = null)
{
    // fastai's language model drops this share of its words for each value that it drops elsewhere.
    private const double WordsPerValue = 0.1;

    private readonly RunScope _scope = scope ?? new();
    private readonly LanguageModelSettings _settings = task.Settings;

    /// <summary>Trains to the end, or until stopped. It reports the loss of each step, loss, perplexity and bits per character after each
    /// epoch, generated text, and the throughput in tokens; it exports the weights of the best epoch.</summary>
    /// <exception cref="ArgumentException">The texts are too short for the settings, do not fit the source's vocabulary, or lack a
    /// character of the prompt.</exception>
    /// <exception cref="InvalidDataException">The source is no language model, or the checkpoint is damaged or another run's.</exception>
    public RunOutcome<LanguageModelOutcome> Run()
    {
        random.manual_seed((long)task.Seed);
        using var disposing = NewDisposeScope();
        using var source = task.Weights is null ? null : GivenLanguageModel.Open(task.Weights);
        var texts = source is null ? task.Texts : Readable(source.Tokenizer);
        var adapted = source is null ? null
            : AdaptedLanguageModel.Of(source, texts.Train, Dropout, _settings.MinFrequency, _settings.MaxVocabulary);
        var tokenizer = adapted?.Tokenizer ?? Vocabulary(texts);
        using var network = adapted?.Network ?? Random(tokenizer);
        network.to(_scope.Device);
        var corpus = new TokenCorpus(tokenizer, texts);
        using var training = new LanguageModelling(network, corpus, Settings(corpus), Groups(network));
        var before = source is null ? null : Finite(training.Figures());
        return _scope.Train(training, Identity(), path => LanguageModelFile.Write(path, network, tokenizer)).Map(trained =>
            new LanguageModelOutcome
            {
                Training = trained,
                Before = before,
                After = training.Figures(),
                Tokens = tokenizer.Count,
                TokensAdded = adapted?.Added ?? 0,
                Fit = VocabularyFit.Of(tokenizer, texts.Validation),
                SourceFit = source is null ? null : VocabularyFit.Of(source.Tokenizer, task.Texts.Validation),
            });
    }

    private AwdDropout Dropout => new()
    {
        Input = _settings.Dropout, Hidden = _settings.Dropout, Output = _settings.Dropout, Embedding = WordsPerValue * _settings.Dropout,
        Weight = _settings.WeightDrop,
    };

    private CorpusParts Readable(ITokenizer tokenizer) => new()
    {
        Train = ReadableText.Of(tokenizer, task.Texts.Train).Texts, Validation = ReadableText.Of(tokenizer, task.Texts.Validation).Texts,
    };

    private ITokenizer Vocabulary(CorpusParts texts) => _settings.Unit == TextUnit.Words
        ? WordTokenizer.Of(texts.Train, _settings.MinFrequency, _settings.MaxVocabulary)
        // Characters are few, and those of the validation say nothing of it.
        : new CharTokenizer(string.Join('\n', texts.Train.Concat(texts.Validation)));

    private LanguageNetwork Random(ITokenizer tokenizer)
    {
        if (_settings is { Unit: TextUnit.Words, Cell: RecurrentKind.Lstm, WeightDrop: > 0 })
            return new AwdLstm(new()
            {
                Vocabulary = tokenizer.Count, Embedding = _settings.EmbeddingSize, Hidden = _settings.HiddenSize,
                Layers = _settings.Layers,
            }, Dropout);
        return new RecurrentLanguageModel(new()
        {
            Cell = _settings.Cell, Vocabulary = tokenizer.Count, Embedding = _settings.EmbeddingSize, Hidden = _settings.HiddenSize,
            Layers = _settings.Layers, IsTied = _settings.EmbeddingSize == _settings.HiddenSize,
        }, _settings.Dropout);
    }

    private LanguageModellingSettings Settings(TokenCorpus corpus)
    {
        var all = (long)_settings.Epochs * LanguageModelling.StepsOf(corpus.Train.Count, _settings.Streams, _settings.Window);
        return new()
        {
            Steps = (int)Math.Min(all, task.MaxSteps ?? int.MaxValue),
            Streams = _settings.Streams,
            Window = _settings.Window,
            Optimizer = _settings.Optimizer,
            Schedule = _settings.Schedule,
            MaxGradientNorm = _settings.MaxGradientNorm,
            ActivationPenalty = _settings.ActivationPenalty,
            TemporalPenalty = _settings.TemporalPenalty,
            WordDropout = _settings.WordDropout,
            EarlyStoppingPatience = _settings.EarlyStoppingPatience,
            Sample = new()
            {
                Prompt = _settings.Prompt, Length = _settings.SampleLength, Every = _settings.SampleEvery,
                Generation = new() { Temperature = _settings.Temperature, Seed = task.Seed },
            },
        };
    }

    private IReadOnlyList<ParameterGroup> Groups(LanguageNetwork network) => task.Weights is null
        ? LanguageGroups.Of(network, _settings.Optimizer.LearningRate)
        : LanguageGroups.Of(network, _settings.Optimizer.LearningRate, _settings.StageDecay, _settings.EpochsPerUnfreezing);

    private PerplexityFigures Finite(PerplexityFigures figures) => double.IsFinite(figures.Loss) ? figures
        : throw new InvalidDataException($"The outputs of the language model '{Path.GetFileName(task.Weights)}' are NaN or infinite, so it "
            + "cannot be tuned. Use an earlier checkpoint.");

    private string Identity()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in task.Texts.Train.Append("\0").Concat(task.Texts.Validation))
            hash.AppendData(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        return StudioJson.Write(new
        {
            texts = Convert.ToHexStringLower(hash.GetHashAndReset()),
            weights = task.Weights is null ? null : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(task.Weights))),
            settings = _settings, seed = task.Seed, steps = task.MaxSteps,
        });
    }
}
