using Microsoft.AspNetCore.Components;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Runtime.Runs;
using Studio.Web.Display;

namespace Studio.Web.Cells.Evaluation;

public sealed partial class WrittenText
{
    /// <summary>Tokens that the browser gets as one piece: those before it are not sent again with each new token.</summary>
    private const int Block = 64;

    /// <summary>Fast models write hundreds of tokens a second; more pictures of them than this are not seen.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly List<InteractiveAnswer.WrittenToken> _tokens = [];
    private CancellationTokenSource? _end;
    private Task _writing = Task.CompletedTask;
    private int _call;
    private InteractiveAnswer.WritingBegun? _begun;
    private InteractiveAnswer.WritingEnded? _ended;
    private string _prompt = "";
    private string? _refusal;
    private int _chosen, _most;
    private int? _place;

    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>Of the model's cell, one per seed; each has a language model.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<RunSummary> Runs { get; set; }

    [Parameter] public Func<InteractiveRequest, CancellationToken, IAsyncEnumerable<InteractiveAnswer>>? Stream { get; set; }

    [Parameter] public bool IsLarge { get; set; }

    /// <summary>It has begun or ended to write.</summary>
    [Parameter] public EventCallback OnChange { get; set; }

    public bool IsWriting => _end is not null;

    private int Chosen => Math.Min(_chosen, Runs.Count - 1);

    /// <summary>Index of the token whose alternatives are shown; null if there is none.</summary>
    private int? Looked => _tokens.Count == 0 ? null : Math.Min(_place ?? _tokens.Count, _tokens.Count) - 1;

    private string? Hint =>
        IsWriting && _begun is { } begun ? $"{Figures.Count(_tokens.Count)} of {Figures.Count(_most)} {begun.Unit}" : null;

    private string Foot => _ended is { } ended
        ? $"{Figures.Count(ended.Tokens)} {_begun!.Unit} written, {Figures.Count((long)ended.TokensPerSecond)} {_begun.Unit} per second"
        : IsWriting ? "Writing …"
        : _tokens.Count > 0 && _refusal is null ? $"Stopped after {Figures.Count(_tokens.Count)} {_begun!.Unit}." : "";

    /// <summary>Begins anew, whatever it writes just now; done when the text ends or is stopped.</summary>
    public async Task WriteAsync(Write wanted)
    {
        var call = ++_call;
        Stop();
        // What became of the text before stands on the page already.
        await _writing.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        // Pressed again meanwhile, or gone.
        if (call == _call)
            await (_writing = ContinueAsync(wanted));
    }

    public void Stop() => _end?.Cancel();

    public void Dispose()
    {
        _call++;
        Stop();
    }

    private async Task ContinueAsync(Write wanted)
    {
        if (Stream is null)
            return;
        var model = (LanguageModel)Runs[Chosen].Result!;
        using var end = new CancellationTokenSource();
        (_end, _begun, _ended, _refusal, _place) = (end, null, null, null, null);
        (_prompt, _most) = (wanted.Prompt, wanted.Tokens);
        _tokens.Clear();
        await OnChange.InvokeAsync();
        try
        {
            await ReadAsync(Stream(new InteractiveRequest.Write(model.Model, wanted.Prompt, wanted.Settings, wanted.Tokens)
                { Dataset = model.Dataset, TrainingText = model.TrainingText }, end.Token));
        }
        catch (OperationCanceledException)
        {
            // What is there stays.
        }
        finally
        {
            _end = null;
        }
        StateHasChanged();
        await OnChange.InvokeAsync();
    }

    /// <summary>Takes what has arrived at once, and is drawn before it waits for more.</summary>
    private async Task ReadAsync(IAsyncEnumerable<InteractiveAnswer> answer)
    {
        await using var pieces = answer.GetAsyncEnumerator();
        while (true)
        {
            var next = pieces.MoveNextAsync();
            if (!next.IsCompleted)
            {
                StateHasChanged();
                await Task.Delay(s_pause);
            }
            if (!await next)
                return;
            switch (pieces.Current)
            {
                case InteractiveAnswer.WritingBegun begun: _begun = begun; break;
                case InteractiveAnswer.WrittenToken token: _tokens.Add(token); break;
                case InteractiveAnswer.WritingEnded ended: _ended = ended; break;
                case InteractiveAnswer.Refused refused: _refusal = refused.Sentence; break;
            }
        }
    }

    private string Joined(int from, int to) => string.Concat(_tokens[from..to].Select(t => t.Text));

    private string Shared(NearestTrainingLine nearest) =>
        $"It shares {Figures.Count(nearest.Tokens)} of {Figures.Count(_ended!.Tokens)} {_begun!.Unit} in a row: “{nearest.Shared}”"
        + $"{(nearest.IsWhole ? "" : "; only the first 4,000,000 characters of the training text were searched")}";
}
