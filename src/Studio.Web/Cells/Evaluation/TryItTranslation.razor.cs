using Studio.Experiments.Results.Translating;
using Studio.Runtime.Link;

namespace Studio.Web.Cells.Evaluation;

public sealed partial class TryItTranslation
{
    private readonly CancellationTokenSource _end = new();
    private InteractiveAnswer.TranslatedText? _answer;
    private string? _refusal;
    private string _sentence = "";
    private int _chosen, _looked, _asked;

    private int Chosen => Math.Min(_chosen, Runs.Count - 1);

    private string Foot => _answer is { } answer ? $"answered in {answer.Milliseconds:0} ms; probabilities are of whole translations"
        : _refusal is null ? "Words that are not in the training pairs are replaced by the unknown token." : "";

    private Task WriteAsync(string? sentence)
    {
        _sentence = sentence ?? "";
        return AskAsync();
    }

    private Task ChooseAsync(int seed)
    {
        _chosen = seed;
        return AskAsync();
    }

    private async Task AskAsync()
    {
        var asked = ++_asked;
        if (string.IsNullOrWhiteSpace(_sentence) || Ask is null)
        {
            (_answer, _refusal) = (null, null);
            return;
        }
        try
        {
            var answer = await Ask(new InteractiveRequest.Translate(((Translator)Runs[Chosen].Result!).Model, _sentence), _end.Token);
            // A newer sentence is on its way.
            if (asked != _asked)
                return;
            _refusal = (answer as InteractiveAnswer.Refused)?.Sentence;
            (_answer, _looked) = (answer as InteractiveAnswer.TranslatedText, 0);
        }
        catch (OperationCanceledException)
        {
            // Nobody looks any more.
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
