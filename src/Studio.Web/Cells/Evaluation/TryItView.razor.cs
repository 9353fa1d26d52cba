using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Translating;
using Studio.Experiments.Runs;
using Studio.Runtime.Link;
using Studio.Runtime.Runs;

namespace Studio.Web.Cells.Evaluation;

/// <summary>Asks a trained network about a picture from the pad, a file, the clipboard or the webcam.
/// The browser makes it small before it is sent; of a webcam's pictures the newest is asked about when the last answer is there.</summary>
public sealed partial class TryItView
{
    /// <summary>Longest side, in pixels, of a picture on its way to the network; none looks at more.</summary>
    private const int Side = 384;

    private const long MostBytes = 4 << 20;

    private readonly CancellationTokenSource _end = new();
    private ElementReference _room;
    private ElementReference _file;
    private IJSObjectReference? _camera;
    private DotNetObjectReference<TryItView>? _self;
    private InteractiveAnswer.Probabilities? _answer;
    private string? _refusal;
    private byte[]? _picture;
    private int _chosen;
    /// <summary>The browser's part is there; what is pasted or pressed before would be lost.</summary>
    private bool _isReady;

    private bool _hasPicture;
    private bool _isWatching;
    private bool _isDrawing;
    private bool _isDark;
    private int _thickness = 24;

    /// <summary>One per seed.</summary>
    private IReadOnlyList<RunSummary> Networks => Of<Classifier>();

    private IReadOnlyList<RunSummary> Translators => Of<Translator>();

    private int Chosen => Math.Min(_chosen, Networks.Count - 1);

    private Classifier? Trained => Networks.Count == 0 ? null : (Classifier)Networks[Chosen].Result!;

    private IReadOnlyList<RunSummary> Of<T>() where T : TrainedModel =>
        Cell.Model is { } id && States.TryGetValue(id, out var state) ? [.. state.Runs.Where(r => r.Result is T)] : [];

    private string NextStep => Notebook.Cell(Cell.Model) is null
        ? "Choose a cell that trains a classifier or a translator. Once it is trained, it answers to your own images and texts here."
        : Notebook.Cell(Cell.Model)!.Produces == typeof(Translator)
        ? "Run the cell of the model first. Once its network is trained, it translates your own sentences here."
        : "Run the cell of the model first. Once its network is trained, classify something of your own here: "
        + "an image as a drawing, a file or from the webcam, or a text that you write.";

    private string Foot => _answer is { } answer ? $"answered in {answer.Milliseconds:0} ms"
        : _refusal is null ? "The network can only answer with its own classes, even for pictures of something else." : "";

    /// <summary>Examples of the data that the network was trained on; null if its data cell was not run.</summary>
    private ArtifactReference? Examples =>
        Notebook.Origin<DatasetResult>(Cell.Model)?.Id is { } data && States.TryGetValue(data, out var state)
        ? state.Runs.Select(r => r.Result).OfType<DatasetResult>().FirstOrDefault()?.Samples : null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_self is not null || Trained is null or { Unit: Tokenization.Unit } || Ask is null)
            return;
        _self = DotNetObjectReference.Create(this);
        _camera = await Script.InvokeAsync<IJSObjectReference>("import", "./picture.js");
        await _camera.InvokeVoidAsync("attach", _room, _file, _self, Side);
        // Ink and paper as in training; a network of drawings is met with a pad, one of photos is not.
        if (await _camera.InvokeAsync<Look?>("pad", _room, Examples?.Address) is { } look)
        {
            _isDrawing = !look.IsColoured && !_hasPicture;
            await InkAsync(look.IsDark);
        }
        _isReady = true;
        StateHasChanged();
    }

    /// <summary>Called with each new picture; the browser waits for the answer before it sends the next.</summary>
    [JSInvokable]
    public async Task ShowAsync(IJSStreamReference picture)
    {
        _hasPicture = true;
        StateHasChanged();
        try
        {
            await using var stream = await picture.OpenReadStreamAsync(MostBytes, _end.Token);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, _end.Token);
            _picture = bytes.ToArray();
        }
        // Whatever goes wrong must be seen: the caller is a script, which throws faults away.
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogWarning(fault, "An image to classify could not be read.");
            Refuse("The image could not be read, or it is too large. Choose another one.");
            return;
        }
        await ClassifyAsync(_picture);
    }

    /// <summary>Another network is asked about the same picture.</summary>
    private Task ChooseAsync(int seed)
    {
        _chosen = seed;
        return _picture is null ? Task.CompletedTask : ClassifyAsync(_picture);
    }

    private async Task ClassifyAsync(byte[] picture)
    {
        var answer = await Ask!(new InteractiveRequest.Classify(Trained!.Model, picture), _end.Token);
        _refusal = (answer as InteractiveAnswer.Refused)?.Sentence;
        _answer = answer as InteractiveAnswer.Probabilities;
        StateHasChanged();
    }

    /// <summary>The pad is empty again.</summary>
    [JSInvokable]
    public void Forget()
    {
        (_answer, _refusal, _picture, _hasPicture) = (null, null, null, false);
        StateHasChanged();
    }

    /// <summary>Called when there is no picture to be had, with the reason in words for people.</summary>
    [JSInvokable]
    public void Refuse(string sentence)
    {
        (_refusal, _answer, _isWatching) = (sentence, null, false);
        StateHasChanged();
    }

    /// <summary>A picture came another way.</summary>
    [JSInvokable]
    public void LayPadAside()
    {
        _isDrawing = false;
        StateHasChanged();
    }

    private async Task DrawAsync()
    {
        _isDrawing = !_isDrawing;
        if (_isDrawing && _isWatching)
            await WatchAsync();
        if (_isDrawing)
            await OnPadAsync("again");
    }

    private async Task InkAsync(bool isDark)
    {
        _isDark = isDark;
        await OnPadAsync("ink", isDark);
    }

    private async Task ThickenAsync(ChangeEventArgs change)
    {
        _thickness = int.Parse((string)change.Value!, CultureInfo.InvariantCulture);
        await OnPadAsync("thick", _thickness);
    }

    private async Task OnPadAsync(string name, object? value = null)
    {
        if (_camera is not null)
            await _camera.InvokeVoidAsync("onPad", _room, name, value);
    }

    private async Task WatchAsync()
    {
        if (_camera is null)
            return;
        _isWatching = !_isWatching;
        if (_isWatching)
            _isDrawing = false;
        await _camera.InvokeVoidAsync(_isWatching ? "watch" : "stop", _room);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _end.Dispose();
        _self?.Dispose();
        try
        {
            if (_camera is not null)
            {
                await _camera.InvokeVoidAsync("stop", _room);
                await _camera.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the webcam with it.
        }
    }

    /// <summary>What examples look like.</summary>
    private sealed record Look(bool IsDark, bool IsColoured);
}
