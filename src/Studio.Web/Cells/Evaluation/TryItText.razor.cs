using Microsoft.AspNetCore.Components;
using Studio.Experiments.Results;
using Studio.Runtime.Link;
using Studio.Web.Display;

namespace Studio.Web.Cells.Evaluation;

public sealed partial class TryItText
{
    private readonly CancellationTokenSource _end = new();
    private InteractiveAnswer.ClassifiedText? _answer;
    private Classifier? _asked;
    private string? _refusal;
    private string _text = "";
    private bool _isAsking, _isNewer;
    private int? _class;
    private bool _isOcclusion;

    [Parameter, EditorRequired] public required Classifier Trained { get; set; }

    [Parameter] public Func<InteractiveRequest, CancellationToken, Task<InteractiveAnswer>>? Ask { get; set; }

    /// <summary>Chooses among the networks of several seeds.</summary>
    [Parameter] public RenderFragment? Seeds { get; set; }

    private string Foot => _answer is { } answer ? $"answered in {answer.Milliseconds:0} ms"
        : _refusal is null ? "The network can only answer with its own classes, even for a text about something else." : "";

    private string Method => _isOcclusion
        ? "Occlusion: how far the probability falls when the word is hidden."
        : "Gradient × input: how strongly the output follows the word’s embedding.";

    private string Limits
    {
        get
        {
            var (read, unknown) = (_answer!.Words.Count, _answer.Words.Count(w => w.IsUnknown));
            return (unknown == 0 ? "" : $"{Figures.Count(unknown)} of {Figures.Count(read)} words are not in the vocabulary. ")
                + (_answer.Unread == 0 ? "" : $"The last {Figures.Count(_answer.Unread)} words were not read: the network reads "
                    + $"{Figures.Count(read)} at once.");
        }
    }

    protected override Task OnParametersSetAsync()
    {
        if (_asked is null || _asked.Model == Trained.Model)
            return Task.CompletedTask;
        return AskAsync();
    }

    private Task WriteAsync(string? text)
    {
        (_text, _class) = (text ?? "", null);
        return AskAsync();
    }

    private Task AskAboutAsync(int index)
    {
        _class = index;
        return AskAsync();
    }

    private Task OccludeAsync(bool isOcclusion)
    {
        _isOcclusion = isOcclusion;
        return AskAsync();
    }

    /// <summary>One question is on its way at a time; when its answer is there, the newest text is asked about.</summary>
    private async Task AskAsync()
    {
        (_asked, _isNewer) = (Trained, true);
        if (_isAsking)
            return;
        _isAsking = true;
        try
        {
            while (_isNewer)
            {
                _isNewer = false;
                await AskOnceAsync();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody looks any more.
        }
        finally
        {
            _isAsking = false;
        }
    }

    private async Task AskOnceAsync()
    {
        if (string.IsNullOrWhiteSpace(_text) || Ask is null)
        {
            (_answer, _refusal) = (null, null);
            return;
        }
        var question = new InteractiveRequest.ClassifyText(Trained.Model, _text, _class) { WithOcclusion = _isOcclusion };
        var answer = await Ask(question, _end.Token);
        _refusal = (answer as InteractiveAnswer.Refused)?.Sentence;
        _answer = answer as InteractiveAnswer.ClassifiedText;
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
