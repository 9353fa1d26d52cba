using System.Security.Cryptography;
using System.Text;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Learning.Data.Text;
using Studio.Learning.Networks.Text;
using Studio.Learning.Training;
using Studio.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tasks;

/// <summary>A whole run of a character LSTM that writes while it trains: a text in, curves and writing out, at last the weights.</summary>
/// <remarks>It runs on the calling thread and uses libtorch's default generator: one run a process.</remarks>
public sealed class CharLstmRun(CharLstmTask task)
{
    /// <summary>Receives all events, on the calling thread: the curves "loss/train" and "perplexity/validation", and the writing. The rate of
    /// <see cref="TrainingEvent.Progressed"/> is that of characters.</summary>
    public Action<TrainingEvent> Emit { get; init; } = static _ => { };

    public TrainingControl Control { get; init; } = new();

    /// <summary>Where the run keeps its checkpoint, from which it can resume; null keeps none. It is removed when the run has ended by itself.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Where the weights are written, with the vocabulary beside them; null writes nothing.</summary>
    public string? ExportPath { get; init; }

    public Device Device { get; init; } = CPU;

    /// <summary>Least time between two checkpoints.</summary>
    public TimeSpan CheckpointInterval { get; init; } = Experiments.Runs.CheckpointInterval.Default;

    /// <summary>Called when a checkpoint has been written, with its step.</summary>
    public Action<int> CheckpointWritten { get; init; } = static _ => { };

    /// <summary>Trains to the end, or until stopped; the outcome says which.</summary>
    /// <exception cref="ArgumentException">The text is too short for the settings, or lacks a character of the prompt.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or another run's.</exception>
    public TrainingOutcome Run()
    {
        random.manual_seed((long)task.Seed);
        using var scope = NewDisposeScope();
        var settings = task.Settings;
        var corpus = new CharCorpus(task.Text, settings.ValidationShare);
        using var network = new CharLstm(corpus.Vocabulary.Count, settings.EmbeddingSize, settings.HiddenSize, settings.Layers, settings.Dropout).to(Device);
        using var training = new LanguageModelling(network, corpus, settings, task.Seed);
        var outcome = new TrainingLoop(training)
        {
            Emit = Emit,
            Control = Control,
            Checkpoint = CheckpointPath is null ? null : new(CheckpointPath, CheckpointInterval, Identity()) { Written = CheckpointWritten },
        }.Run();
        if (outcome.Status != RunStatus.Completed)
            return outcome;
        if (ExportPath is not null)
            SafeTensors.Write(ExportPath, network.state_dict(), new Dictionary<string, string> { ["studio.vocabulary"] = corpus.Vocabulary.Decode(Enumerable.Range(0, corpus.Vocabulary.Count)) });
        if (CheckpointPath is not null)
            File.Delete(CheckpointPath);
        return outcome;
    }

    private string Identity() => StudioJson.Write(new { text = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(task.Text))), settings = task.Settings, seed = task.Seed });
}
