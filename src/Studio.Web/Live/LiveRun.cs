using Studio.Experiments.Runs;
using Studio.Runtime.Services;

namespace Studio.Web.Live;

/// <summary>What one viewer has seen of a run so far, kept up to date. Components draw from <see cref="Seen"/> and hear of what is new from
/// <see cref="Updated"/>; a chart then only adds the new points.</summary>
/// <param name="finer">Reads a part of a curve (series, first and last step, most points) from the journal,
/// for a reader who looks closer.</param>
public sealed class LiveRun(Guid id, Func<string, int, int, int, Task<Curve>>? finer = null)
{
    public Guid Id => id;

    public Func<string, int, int, int, Task<Curve>>? Finer => finer;

    /// <summary>Empty until the first update.</summary>
    public RunHistory Seen { get; private set; } = new();

    /// <summary>Raised in the context of the component that watches, after <see cref="Seen"/> was brought up to date.</summary>
    public event Action<RunUpdate>? Updated;

    public void Take(RunUpdate update)
    {
        switch (update)
        {
            case RunUpdate.Snapshot snapshot:
                Seen = RunHistory.ResumeFrom(snapshot.Seen);
                break;
            case RunUpdate.Entries entries:
                foreach (var entry in entries.New)
                    Seen.Apply(entry);
                break;
        }
        Updated?.Invoke(update);
    }
}
