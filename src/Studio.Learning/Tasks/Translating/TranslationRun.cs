using System.Security.Cryptography;
using System.Text;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Learning.Data.Translation;
using Studio.Learning.Networks.Translation;
using Studio.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks.Translating;

/// <summary>A whole run of a translation network: sentence pairs in, curves and example translations out, in the end the weights with
/// their vocabularies.</summary>
/// <remarks>It runs on the calling thread and uses libtorch's default generator: one run a process.</remarks>
public sealed class TranslationRun(TranslationTask task, RunScope? scope = null)
{
    private readonly RunScope _scope = scope ?? new();

    /// <summary>Trains to the end, or until stopped. It reports the curves "loss/train", "loss/validation" and "bleu/validation", and
    /// example translations with their attention before the first step and after each epoch.</summary>
    /// <exception cref="ArgumentException">No pair can be used.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or another run's.</exception>
    public RunOutcome<TrainingOutcome> Run()
    {
        random.manual_seed((long)task.Seed);
        using var disposing = NewDisposeScope();
        var settings = task.Settings;
        var source = task.Encoder?.Vocabulary ?? Vocabulary(task.Train.Select(p => p.Source));
        var target = Vocabulary(task.Train.Select(p => p.Target));
        // Behind the longest sentence stands the end mark.
        using var model = new TranslationModel(new(new(settings.Unit, source.Count, target.Count, settings.HiddenSize), settings.Dropout),
            source, target, settings.MaxWords + 1);
        task.Encoder?.Load(model.Network.encoder);
        model.Network.to(_scope.Device);
        using var training = new Translation(model, task.Train, task.Validation, settings, task.Seed);
        return _scope.Train(training, Identity(), model.Write);
    }

    private SentenceVocabulary Vocabulary(IEnumerable<string> sentences) =>
        SentenceVocabulary.Of(sentences, task.Settings.MaxVocabulary, task.Settings.MinFrequency);

    private string Identity() => StudioJson.Write(new
    {
        train = Hash(task.Train), validation = Hash(task.Validation), settings = task.Settings, seed = task.Seed,
        encoder = task.Encoder is null ? null : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(task.Encoder.Weights))),
    });

    private static string Hash(IReadOnlyList<TextPair> pairs) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', pairs.Select(p => $"{p.Source}\t{p.Target}")))));
}
