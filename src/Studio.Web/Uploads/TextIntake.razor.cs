using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Studio.Runtime.Library;
using Studio.Web.Persons;

namespace Studio.Web.Uploads;

/// <summary>Takes labelled texts from a person.</summary>
public sealed partial class TextIntake : IDisposable
{
    private const int MostFiles = 100;

    private const string Example = "positive\tA lovely film with a clever end.\nnegative\tTwo hours that I want back.";

    /// <summary>What the first line of a table calls its columns.</summary>
    private static readonly HashSet<string> s_headers = new(StringComparer.OrdinalIgnoreCase)
        { "label", "class", "category", "sentiment", "target", "text", "sentence", "review", "message", "title" };

    private CancellationTokenSource? _stop;
    private UploadProgress? _progress;
    private string _name = "";
    private string _pasted = "";
    private string? _fault;

    [Inject] public required TextUpload Uploads { get; set; }

    [Inject] public required CurrentPerson Viewer { get; set; }

    [Inject] public required ILogger<TextIntake> Log { get; set; }

    /// <summary>Called with a data set that has come.</summary>
    [Parameter] public EventCallback<StoredDataset> OnTaken { get; set; }

    private void Write(string? text) => _pasted = text ?? "";

    private Task PasteAsync()
    {
        var bytes = Encoding.UTF8.GetBytes(Pasted(_pasted));
        return TakeAsync("Pasted texts", bytes.Length, [("pasted.tsv", () => new MemoryStream(bytes))]);
    }

    /// <summary>Lines with a tab get the header that the help of the field promises, so that few of them are not guessed at.</summary>
    public static string Pasted(string lines)
    {
        var first = lines.TrimStart().Split('\n', 2)[0];
        return first.Contains('\t') && !first.Split('\t').Any(c => s_headers.Contains(c.Trim()))
            ? $"label\ttext\n{lines.TrimStart()}" : lines;
    }

    private Task ChooseAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.FileCount > MostFiles)
        {
            _fault = $"At most {MostFiles} files can be chosen. Make a zip of them.";
            return Task.CompletedTask;
        }
        var files = chosen.GetMultipleFiles(MostFiles);
        var bytes = files.Sum(f => f.Size);
        if (bytes == 0 || bytes > Uploads.Limits.Bytes)
        {
            _fault = bytes == 0 ? $"'{files[0].Name}' is empty. Choose another file."
                : $"The files are larger than {Display.Sizes.Bytes(Uploads.Limits.Bytes)}. Upload smaller ones.";
            return Task.CompletedTask;
        }
        return TakeAsync(Path.GetFileNameWithoutExtension(files[0].Name), bytes,
            [.. files.Select(f => (f.Name, (Func<Stream>)(() => f.OpenReadStream(Uploads.Limits.Bytes, _stop!.Token))))]);
    }

    private async Task TakeAsync(string name, long bytes, IReadOnlyList<(string Name, Func<Stream> Open)> files)
    {
        using var stop = _stop = new CancellationTokenSource();
        (_name, _fault, _progress) = (name, null, new(bytes));
        UploadOutcome? outcome = null;
        try
        {
            outcome = await Uploads.TakeAsync(files, name, await Viewer.GetAsync(), Arrived, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            outcome = new UploadOutcome.Refused("The upload was stopped. Nothing of it was kept.");
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or Microsoft.JSInterop.JSException)
        {
            Log.LogWarning(fault, "An upload of texts was interrupted.");
            outcome = new UploadOutcome.Refused("The browser could not read all files, or the connection broke. Choose them again.");
        }
        finally
        {
            (_stop, _progress) = (null, null);
        }
        _fault = (outcome as UploadOutcome.Refused)?.Sentence;
        if (outcome is UploadOutcome.Taken taken)
            await OnTaken.InvokeAsync(taken.Dataset);
    }

    private Task StopAsync() => _stop?.CancelAsync() ?? Task.CompletedTask;

    /// <summary>Called by whoever reads, on any thread.</summary>
    private void Arrived(long arrived)
    {
        if (_progress?.Note(arrived) == true)
            _ = InvokeAsync(StateHasChanged);
    }

    public void Dispose() => _stop?.Cancel();
}
