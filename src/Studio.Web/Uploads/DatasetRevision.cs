using Studio.Experiments.Data;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Library;
using Studio.Runtime.Link;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage;
using Studio.Web.Display;
using Studio.Web.Fleet;

namespace Studio.Web.Uploads;

/// <summary>Makes a new version of a data set, with some labels changed and some items dropped.
/// The version before stays as it is.</summary>
public sealed class DatasetRevision(InteractiveWorker worker, ArtifactStore artifacts, ZipInspection inspection, TextInspection texts,
    StoredDatasets datasets, CurrentCatalogue catalogue)
{
    /// <summary>A large data set is copied.</summary>
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(3);

    /// <param name="source">As a data set cell names it.</param>
    public async Task<UploadOutcome> MakeAsync(string source, IReadOnlyList<LabelChange> changes, Person person, CancellationToken ct)
    {
        switch (await worker.AskAsync($"revise/{person.Id}", new InteractiveRequest.Revise(source, changes), ct, s_deadline))
        {
            case InteractiveAnswer.Revised revised:
                return await StoreAsync(source, revised, changes, person, ct);
            case InteractiveAnswer.Refused refused:
                return new UploadOutcome.Refused(refused.Sentence);
            default:
                return new UploadOutcome.Refused("The worker did not understand the request. Restart the studio: "
                    + "both must have the same version.");
        }
    }

    private async Task<UploadOutcome> StoreAsync(string source, InteractiveAnswer.Revised revised, IReadOnlyList<LabelChange> changes,
        Person person, CancellationToken ct)
    {
        var file = revised.File;
        var (content, fault) = revised.Unit == Tokenization.Unit ? await texts.OfAsync(file, person, ct)
            : await inspection.OfAsync(artifacts.PathOf(file.Sha256, file.Ending)!, ct);
        if (content is null)
            return new UploadOutcome.Refused(fault!);
        var parent = await datasets.FindAsync(source, ct);
        var name = parent?.Name ?? $"{catalogue.Value.Dataset(source)?.Title ?? $"Uploaded {revised.Unit}"}, corrected";
        try
        {
            var version = new NewDataset(name, file, content with { Changes = Sentences(changes, ItemWords.Single(revised.Unit)) }, parent);
            return new UploadOutcome.Taken(await datasets.AddAsync(version, person, ct));
        }
        catch (StorageFaultException full)
        {
            return new UploadOutcome.Refused(full.Message);
        }
    }

    private static IReadOnlyList<string> Sentences(IReadOnlyList<LabelChange> changes, string item) =>
    [
        .. changes.Where(c => c.Class is not null).GroupBy(c => c.Class)
            .Select(g => $"{Sizes.Count(g.Count(), item)} relabelled as {g.Key}."),
        .. changes.Count(c => c.Class is null) is > 0 and var dropped ? new[] { $"{Sizes.Count(dropped, item)} dropped." } : [],
    ];
}
