using Studio.Experiments.Data;
using Studio.Experiments.Runs;
using Studio.Runtime.Library;
using Studio.Runtime.Link;
using Studio.Runtime.Persons;
using Studio.Web.Fleet;

namespace Studio.Web.Uploads;

/// <summary>Says what a stored file of texts holds; a worker reads it.</summary>
public sealed class TextInspection(InteractiveWorker worker)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <returns>What the file holds, or a sentence that says why it cannot be used.</returns>
    public async Task<(DatasetContent? Content, string? Fault)> OfAsync(ArtifactReference file, Person person, CancellationToken ct) =>
        await worker.AskAsync($"texts/{person.Id}", new InteractiveRequest.InspectTexts(file), ct, s_patience) switch
        {
            InteractiveAnswer.InspectedTexts found => (Content(found), null),
            InteractiveAnswer.Refused refused => (null, refused.Sentence),
            _ => (null, "The worker for predictions has another version. Restart the studio."),
        };

    private static DatasetContent Content(InteractiveAnswer.InspectedTexts found) => new()
    {
        Classes = found.Classes,
        Parts = found.Parts,
        Unit = Tokenization.Unit,
        LeftOut = found.LeftOut,
        Texts = found.Examples,
    };
}
