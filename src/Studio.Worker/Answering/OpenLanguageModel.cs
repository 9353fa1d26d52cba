using Studio.Learning.Weights.LanguageModels;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Link;

namespace Studio.Worker.Answering;

/// <summary>A language model that is ready to write.</summary>
internal sealed class OpenLanguageModel(GivenLanguageModel model) : IDisposable
{
    private readonly Lock _reading = new();
    private TrainingLines? _lines;
    private bool _isRead;

    public GivenLanguageModel Model => model;

    /// <summary>Texts that it writes just now.</summary>
    public int Writings { get; set; }

    /// <summary>The text that it was trained on, read once; null where that is not at hand.</summary>
    public TrainingLines? Lines(InteractiveRequest.Write question, ArtifactStore artifacts)
    {
        lock (_reading)
        {
            if (!_isRead)
                (_lines, _isRead) = (TrainingLines.Of(question, artifacts, model.Tokenizer), true);
            return _lines;
        }
    }

    public void Dispose() => model.Dispose();
}
