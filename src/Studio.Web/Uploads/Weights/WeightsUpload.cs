using System.Globalization;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Library;
using Studio.Runtime.Link;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage;
using Studio.Web.Configuration;
using Studio.Web.Display;
using Studio.Web.Fleet;

namespace Studio.Web.Uploads.Weights;

/// <summary>Takes in files of weights: stores the bytes, and lets a worker say what they are. Nothing in a file is executed.</summary>
public sealed class WeightsUpload(UploadLimits limits, ArtifactStore artifacts, StoredModels models, InteractiveWorker worker,
    DiskSpace disk, StudioSettings settings)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private static readonly string[] s_endings = ["safetensors", "pth", "pt", "th", "ckpt", "bin"];

    /// <summary>For a file field.</summary>
    public static string Accept { get; } = string.Join(',', s_endings.Select(e => "." + e));

    public long MostBytes => limits.Bytes;

    /// <summary>Stores a file as it comes, and says which network it belongs to.</summary>
    /// <param name="progress">Receives the number of bytes that have arrived.</param>
    public async Task<WeightsOutcome> TakeAsync(Stream content, string fileName, Action<long> progress, CancellationToken ct)
    {
        var ending = Path.GetExtension(fileName).TrimStart('.').ToLower(CultureInfo.InvariantCulture);
        if (!s_endings.Contains(ending))
            return new WeightsOutcome.Refused($"'{fileName}' is not a weights file that the studio can read. "
                + $"Choose a file that ends with {string.Join(", ", s_endings.Select(e => "." + e))}.");
        var path = Path.Combine(settings.UploadsFolder, $"{Guid.NewGuid():n}.part");
        try
        {
            if (!await CopyAsync(content, path, progress, ct))
                return new WeightsOutcome.Refused($"The file is larger than {Sizes.Bytes(limits.Bytes)}. Choose a smaller one, "
                    + "or raise Uploads:Bytes.");
            return await RecogniseAsync(await artifacts.PutFileAsync(path, ending, ct), fileName, ct);
        }
        catch (StorageFaultException full)
        {
            return new WeightsOutcome.Refused(full.Message);
        }
        finally
        {
            if (File.Exists(path))
                File.Delete(path);
        }
    }

    /// <summary>Keeps weights as they were recognised, with what a person chose.</summary>
    public async Task<WeightsOutcome> StoreAsync(WeightsOutcome.Recognised upload, string name, Person person, CancellationToken ct)
    {
        var weights = upload.Weights;
        switch (await worker.AskAsync($"weights/{upload.File.Sha256}", new InteractiveRequest.Describe(upload.File, weights), ct,
            s_patience))
        {
            case InteractiveAnswer.Described { File: null } when weights.Published is { } key:
                return new WeightsOutcome.Stored(key, weights.Backbone, key);
            case InteractiveAnswer.Described { File: { } file }:
                return await KeepAsync(file, weights, name, person, ct);
            case InteractiveAnswer.Refused refused:
                return new WeightsOutcome.Refused(refused.Sentence);
            default:
                return new WeightsOutcome.Refused("The worker gave an unexpected answer. Upload the file again.");
        }
    }

    private async Task<WeightsOutcome> KeepAsync(ArtifactReference file, RecognisedWeights weights, string name, Person person,
        CancellationToken ct)
    {
        try
        {
            var stored =
                await models.AddAsync(new(name, file, new(weights.Backbone, weights.Classes, weights.Input, weights.Source)), person, ct);
            return new WeightsOutcome.Stored(stored.Key, weights.Backbone, stored.Name);
        }
        catch (StorageFaultException full)
        {
            return new WeightsOutcome.Refused(full.Message);
        }
    }

    private async Task<WeightsOutcome> RecogniseAsync(ArtifactReference file, string fileName, CancellationToken ct) =>
        await worker.AskAsync($"weights/{file.Sha256}", new InteractiveRequest.Recognise(file), ct, s_patience) switch
        {
            InteractiveAnswer.Recognised recognised => new WeightsOutcome.Recognised(file, recognised.Weights),
            // The file is known to the worker by its hash, which says nothing to a person.
            InteractiveAnswer.Refused refused =>
                new WeightsOutcome.Refused(refused.Sentence.Replace($"{file.Sha256}.{file.Ending}", fileName, StringComparison.Ordinal)),
            _ => new WeightsOutcome.Refused("The worker gave an unexpected answer. Upload the file again."),
        };

    /// <summary>False if there is more than may come.</summary>
    private async Task<bool> CopyAsync(Stream content, string path, Action<long> progress, CancellationToken ct)
    {
        await using var file = new UploadFile(path, disk);
        var buffer = new byte[81_920];
        var arrived = 0L;
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; progress(arrived))
        {
            if ((arrived += read) > limits.Bytes)
                return false;
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return true;
    }
}
