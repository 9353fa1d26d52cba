using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Web.Display;
using Studio.Web.Persons;

namespace Studio.Web.Uploads.Weights;

/// <summary>Takes weights from a person, and says what they are before they are kept.</summary>
public sealed partial class WeightsIntake : IDisposable
{
    private const long MostNamesBytes = 4 << 20;

    private readonly CancellationTokenSource _end = new();
    private CancellationTokenSource? _stop;
    private UploadProgress? _progress;
    private WeightsOutcome.Recognised? _found;
    private PixelRange? _range;
    private IReadOnlyList<string> _classes = [];
    private string _file = "";
    private string _name = "";
    private string _source = "";
    private string? _fault;
    private long _bytes;
    private bool _isReady;
    private bool _isBusy;

    [Inject] public required WeightsUpload Uploads { get; set; }

    [Inject] public required CurrentPerson Viewer { get; set; }

    [Inject] public required ILogger<WeightsIntake> Log { get; set; }

    /// <summary>Called with weights that are kept now.</summary>
    [Parameter] public EventCallback<WeightsOutcome.Stored> OnStored { get; set; }

    private string Report => _found!.Weights switch
    {
        { Published: { } key } =>
            $"This is the file that is published as “{key}”. It is used wherever a notebook names it, as if it had been downloaded.",
        { IsDescribed: true } known =>
            $"Exported from a studio: {known.Fitting} tensors, {Classes(known.Classes)}. The file contains its classes and preprocessing.",
        var found =>
            $"{Sizes.Count(found.Fitting, "tensor")} fit{(found.Fitting == 1 ? "s" : "")}."
            + (found.Wrappers.Count > 0
                ? $" They are found under {string.Join(", ", found.Wrappers.Select(w => $"“{w.TrimEnd('.')}”"))} in the file." : "")
            + (found.NotTaken.Count > 0
                ? $" The file also holds {string.Join(", ", found.NotTaken.Select(p => $"“{p}”"))}, which is not used." : "")
            + (found.ClassCount == 0 ? " It has no head: a transfer can start from it, but it cannot classify by itself." : ""),
    };

    private string NamesInWords => _classes.Count == 0 ? $"class 0 to class {_found!.Weights.ClassCount - 1}" : Classes(_classes);

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        // A file that is chosen before the browser listens would be lost.
        _isReady = true;
        StateHasChanged();
    }

    private static string Classes(IReadOnlyList<string> names) =>
        names.Count <= 4 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(3))} and {names.Count - 3:n0} more";

    private async Task TakeAsync(IBrowserFile? file)
    {
        if (file is null)
            return;
        Forget();
        if (file.Size > Uploads.MostBytes)
        {
            _fault = $"The file is larger than {Sizes.Bytes(Uploads.MostBytes)}. Choose a smaller one.";
            return;
        }
        using var stop = _stop = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        (_file, _bytes, _progress) = (file.Name, file.Size, new(file.Size));
        StateHasChanged();
        WeightsOutcome outcome;
        try
        {
            await using var content = file.OpenReadStream(Uploads.MostBytes, stop.Token);
            outcome = await Uploads.TakeAsync(content, file.Name, Arrived, stop.Token);
        }
        catch (OperationCanceledException)
        {
            outcome = new WeightsOutcome.Refused("The upload was stopped. Nothing of it was kept.");
        }
        catch (Exception fault) when (fault is IOException or TimeoutException or Microsoft.JSInterop.JSException)
        {
            Log.LogWarning(fault, "An upload of weights was interrupted.");
            outcome = new WeightsOutcome.Refused("The browser could not read the file, or the connection broke. Choose it again.");
        }
        // Whatever else goes wrong must be seen: a file input throws faults away.
        catch (Exception fault)
        {
            Log.LogError(fault, "Weights could not be uploaded.");
            outcome = new WeightsOutcome.Refused($"The file could not be uploaded ({fault.GetType().Name}). Nothing was kept. "
                + "The studio's log has the details.");
        }
        (_stop, _progress) = (null, null);
        Show(outcome);
    }

    private void Show(WeightsOutcome outcome)
    {
        _fault = (outcome as WeightsOutcome.Refused)?.Sentence;
        _found = outcome as WeightsOutcome.Recognised;
        if (_found is not { Weights: var weights })
            return;
        (_name, _source, _classes) = (Path.GetFileNameWithoutExtension(_file), weights.Source, weights.Classes);
        _range = PixelRange.For(weights.Input) is [var usual, ..] ? usual : null;
    }

    private async Task NameAsync(IBrowserFile? file)
    {
        if (file is null)
            return;
        if (file.Size > MostNamesBytes)
        {
            _fault = "This is too large for a list of names. Choose a text file with one name per line, or a list in JSON.";
            return;
        }
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(MostNamesBytes, _end.Token));
            var (names, fault) = ClassNames.Read(await reader.ReadToEndAsync(_end.Token), _found!.Weights.ClassCount);
            (_classes, _fault) = (names ?? _classes, fault);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogWarning(fault, "A list of class names could not be read.");
            _fault = $"The list of names could not be read ({fault.GetType().Name}). Choose a text file with one name per line, "
                + "or a list in JSON.";
        }
    }

    private async Task StoreAsync()
    {
        (_isBusy, _fault) = (true, null);
        StateHasChanged();
        var outcome =
            await Uploads.StoreAsync(_found! with { Weights = Chosen(_found.Weights) }, _name, await Viewer.GetAsync(), _end.Token);
        _isBusy = false;
        if (outcome is WeightsOutcome.Stored stored)
        {
            Forget();
            await OnStored.InvokeAsync(stored);
        }
        else
            _fault = ((WeightsOutcome.Refused)outcome).Sentence;
    }

    private RecognisedWeights Chosen(RecognisedWeights found) => found.IsDescribed ? found : found with
    {
        Classes = _classes.Count > 0 ? _classes : ClassNames.Numbered(found.ClassCount),
        Input = found.Input is Preprocessing images ? _range!.On(images) : found.Input,
        Source = _source.Trim(),
    };

    private void Forget() => (_found, _fault, _range, _classes, _name, _source) = (null, null, null, [], "", "");

    /// <summary>Called by whoever reads, on any thread.</summary>
    private void Arrived(long arrived)
    {
        if (_progress?.Note(arrived) == true)
            _ = InvokeAsync(StateHasChanged);
    }

    private Task StopAsync() => _stop?.CancelAsync() ?? Task.CompletedTask;

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}
