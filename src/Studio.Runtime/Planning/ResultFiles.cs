using System.Runtime.CompilerServices;
using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Runs;

namespace Studio.Runtime.Planning;

/// <summary>Whether the files that a result names are still in the store: without them it cannot be used.</summary>
internal sealed class ResultFiles(ArtifactStore artifacts)
{
    // A result never changes, and to look through it takes longer than to look for its files.
    private readonly ConditionalWeakTable<CellResult, IReadOnlyList<ArtifactReference>> _named = [];

    public bool AreThere(RunSummary run) => run.Result is null
        || _named.GetValue(run.Result, static result => [.. ArtifactMentions.In(StudioJson.Write(result))])
        .All(f => artifacts.PathOf(f.Sha256, f.Ending) is not null);
}
