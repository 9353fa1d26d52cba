using Studio.Experiments.Runs;

namespace Studio.Runtime.Desks;

/// <summary>Live views of runs: one reader of the journal for each watched run, however many watch.</summary>
public sealed class RunFeed
{
    /// <summary>Everything after a number: first a snapshot if <paramref name="after"/> is 0 or far behind, then what follows; it ends with the run.
    /// A viewer that is slow misses nothing.</summary>
    public IAsyncEnumerable<RunUpdate> WatchAsync(Guid run, long after, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>A part of a curve, thinned to at most <paramref name="most"/> points.</summary>
    public Task<Curve> CurveAsync(Guid run, string series, int from, int to, int most, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>There is something new up to <paramref name="last"/>; the reader looks at once instead of within a second.</summary>
    public void Hint(Guid run, long last) => throw new NotImplementedException();
}
