using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Runtime.Library;
using Studio.Runtime.Persons;
using Studio.Web.Configuration;
using Studio.Web.Persons;

namespace Studio.Web.Uploads;

/// <summary>Takes images from a person: a folder, a zip, images of each class, or pictures of the webcam.
/// The browser keeps them until the server has said which of them it wants.</summary>
public sealed partial class PictureIntake
{
    /// <summary>Of the list of chosen files.</summary>
    private const long MostListBytes = 64L << 20;

    private readonly List<PictureClass> _classes = [new("Class 1"), new("Class 2")];
    private ElementReference _room;
    private IJSObjectReference? _script;
    private DotNetObjectReference<PictureIntake>? _self;
    private CancellationTokenSource? _stop;
    private UploadProgress? _progress;
    private string _name = "";
    private string? _fault;
    private bool _isReady;
    private bool _isCollecting;
    private bool _isWatching;
    private bool _isDrawing;

    [Inject] public required IJSRuntime Scripts { get; set; }

    [Inject] public required PictureUpload Uploads { get; set; }

    [Inject] public required UploadLimits Limits { get; set; }

    [Inject] public required CurrentPerson Viewer { get; set; }

    [Inject] public required ILogger<PictureIntake> Log { get; set; }

    /// <summary>Called with a data set that has come.</summary>
    [Parameter] public EventCallback<StoredDataset> OnTaken { get; set; }

    /// <summary>What is missing before the collected images can be used; null if nothing is.</summary>
    private string? Lack => Names is { Count: < 2 } ? "At least two classes need images."
        : Names.Any(n => n.Length == 0) ? "Each class needs a name."
        : Names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < Names.Count ? "Two classes have the same name."
        : null;

    /// <summary>Of the classes that have images.</summary>
    private IReadOnlyList<string> Names => [.. _classes.Where(c => c.Images > 0).Select(c => c.Name.Trim())];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        _script = await Scripts.InvokeAsync<IJSObjectReference>("import", "./pictures.js");
        await _script.InvokeVoidAsync("attach", _room, _self);
        // A file that is chosen before the browser listens would be lost.
        _isReady = true;
        StateHasChanged();
    }

    /// <summary>Files were chosen: the list says which, and nothing of them was sent yet.</summary>
    [JSInvokable]
    public async Task OfferAsync(string name, IJSStreamReference list)
    {
        PicturePlan plan;
        try
        {
            await using var stream = await list.OpenReadStreamAsync(MostListBytes);
            plan = PicturePlan.Of(await JsonSerializer.DeserializeAsync<List<ChosenFile>>(stream, JsonSerializerOptions.Web) ?? [], Limits);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "A list of chosen images could not be read.");
            Refuse($"The list of the chosen images could not be read ({fault.GetType().Name}). Choose fewer images, or a zip.");
            return;
        }
        if (plan.Fault is not null)
        {
            Refuse(plan.Fault);
            return;
        }
        await TakeAsync(name, plan.Bytes, [.. plan.Files.Select(f => f.Index)],
            (content, person, ct) => Uploads.TakePicturesAsync(content, plan, name, person, Arrived, ct));
    }

    /// <summary>A zip was chosen.</summary>
    [JSInvokable]
    public Task OfferZipAsync(string name, long bytes)
    {
        var title = Path.GetFileNameWithoutExtension(name);
        if (bytes > 0 && bytes <= Limits.Bytes)
            return TakeAsync(title, bytes, [0], (content, person, ct) => Uploads.TakeZipAsync(content, title, person, Arrived, ct));
        Refuse(bytes == 0 ? $"'{name}' is empty. Make the zip again and upload it."
            : $"'{name}' is larger than {Display.Sizes.Bytes(Limits.Bytes)}. Upload a smaller one.");
        return Task.CompletedTask;
    }

    /// <summary>The number of images of a class changed.</summary>
    [JSInvokable]
    public void Count(string key, int images)
    {
        if (_classes.Find(c => c.Key == key) is { } changed)
            changed.Images = images;
        StateHasChanged();
    }

    /// <summary>Says why something did not come.</summary>
    [JSInvokable]
    public void Refuse(string sentence)
    {
        _fault = sentence;
        StateHasChanged();
    }

    private async Task TakeAsync(string name, long bytes, int[] files, Func<Stream, Person, CancellationToken, Task<UploadOutcome>> take)
    {
        if (_progress is not null)
            return;
        using var stop = _stop = new CancellationTokenSource();
        (_name, _fault, _progress) = (name, null, new(bytes));
        StateHasChanged();
        UploadOutcome? outcome = null;
        try
        {
            var content = await _script!.InvokeAsync<IJSStreamReference>("send", stop.Token, _room, files);
            await using (content)
            await using (var stream = await content.OpenReadStreamAsync(Limits.Bytes, stop.Token))
                outcome = await take(stream, await Viewer.GetAsync(), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            outcome = new UploadOutcome.Refused("The upload was stopped. Nothing of it was kept.");
        }
        catch (Exception fault) when (fault is JSException or TimeoutException or InvalidOperationException or IOException)
        {
            Log.LogWarning(fault, "An upload of images was interrupted.");
            outcome = new UploadOutcome.Refused("The browser could not read all images, or the connection broke. Choose them again.");
        }
        // Whatever else goes wrong must be seen: the caller is a script, which throws faults away.
        catch (Exception fault)
        {
            Log.LogError(fault, "Images could not be uploaded.");
            outcome = new UploadOutcome.Refused($"The images could not be uploaded ({fault.GetType().Name}). Nothing was kept. "
                + "The studio's log has the details.");
        }
        finally
        {
            (_stop, _progress) = (null, null);
        }
        await EndAsync(outcome);
    }

    private async Task EndAsync(UploadOutcome outcome)
    {
        _fault = (outcome as UploadOutcome.Refused)?.Sentence;
        if (outcome is UploadOutcome.Taken taken)
        {
            (_isCollecting, _isWatching, _isDrawing) = (false, false, false);
            await _script!.InvokeVoidAsync("rest", _room);
            await OnTaken.InvokeAsync(taken.Dataset);
        }
        StateHasChanged();
    }

    /// <summary>Called by whoever reads, on any thread.</summary>
    private void Arrived(long arrived)
    {
        if (_progress?.Note(arrived) == true)
            _ = InvokeAsync(StateHasChanged);
    }

    private Task StopAsync() => _stop?.CancelAsync() ?? Task.CompletedTask;

    private async Task CollectAsync()
    {
        (_isCollecting, _isDrawing) = (!_isCollecting, false);
        if (!_isCollecting)
            await RestAsync();
    }

    private async Task UseAsync()
    {
        var names = _classes.Where(c => c.Images > 0).ToDictionary(c => c.Key, c => c.Name.Trim().Replace('/', '_'));
        await _script!.InvokeVoidAsync("use", _room, names);
    }

    private async Task WatchAsync()
    {
        if (_isWatching)
        {
            await RestAsync();
            return;
        }
        _fault = null;
        _isWatching = await _script!.InvokeAsync<bool>("watch", _room);
    }

    private Task DrawAsync()
    {
        (_isDrawing, _fault) = (!_isDrawing, null);
        return _script!.InvokeVoidAsync("draw", _room).AsTask();
    }

    private Task RestAsync()
    {
        _isWatching = false;
        return _script!.InvokeVoidAsync("rest", _room).AsTask();
    }

    private Task ClearAsync(PictureClass one) => _script!.InvokeVoidAsync("clear", _room, one.Key).AsTask();

    private async Task RemoveAsync(PictureClass one)
    {
        await ClearAsync(one);
        _classes.Remove(one);
    }

    public async ValueTask DisposeAsync()
    {
        _stop?.Cancel();
        _self?.Dispose();
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("rest", _room);
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the webcam with it.
        }
    }
}
