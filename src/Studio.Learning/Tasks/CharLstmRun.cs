using System.Security.Cryptography;
using System.Text;
using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Networks.Text;
using Studio.Learning.Training;
using Studio.Learning.Weights.LanguageModels;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>A whole run of a character LSTM: a text in, curves and generated text out, in the end the weights.</summary>
/// <remarks>It runs on the calling thread and uses libtorch's default generator: one run a process.</remarks>
public sealed class CharLstmRun(CharLstmTask task, RunScope? scope = null)
{
    private readonly RunScope _scope = scope ?? new();

    /// <summary>Trains to the end, or until stopped. It reports the curves "loss/train" and "perplexity/validation", generated text, and
    /// the throughput in characters; it exports the weights with the vocabulary beside them.</summary>
    /// <exception cref="ArgumentException">The text is too short for the settings, or lacks a character of the prompt.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or another run's.</exception>
    public RunOutcome<TrainingOutcome> Run()
    {
        random.manual_seed((long)task.Seed);
        using var disposing = NewDisposeScope();
        var settings = task.Settings;
        var vocabulary = new CharTokenizer(task.Text);
        var corpus = new TokenCorpus(vocabulary, task.Text, settings.ValidationShare);
        using var network = new RecurrentLanguageModel(new()
        {
            Cell = RecurrentKind.Lstm, Vocabulary = vocabulary.Count, Embedding = settings.EmbeddingSize, Hidden = settings.HiddenSize,
            Layers = settings.Layers,
        }, settings.Dropout);
        network.to(_scope.Device);
        using var training = new LanguageModelling(network, corpus, new()
        {
            Steps = settings.Steps, Streams = settings.Streams, Window = settings.Window, Optimizer = settings.Optimizer,
            Schedule = settings.Schedule, MaxGradientNorm = settings.MaxGradientNorm,
            Sample = new()
            {
                Prompt = settings.Prompt, Length = settings.SampleLength, Every = settings.SampleEvery,
                Generation = new() { Temperature = settings.Temperature, Seed = task.Seed },
            },
        });
        return _scope.Train(training, Identity(), path => LanguageModelFile.Write(path, network, vocabulary));
    }

    private string Identity() => StudioJson.Write(new
    {
        text = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(task.Text))), settings = task.Settings, seed = task.Seed,
    });
}
