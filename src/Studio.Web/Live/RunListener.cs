using Studio.Runtime.Services;

namespace Studio.Web.Live;

/// <summary>Listens to several runs; the next set of runs replaces them.</summary>
public sealed class RunListener(Action<LiveRun, RunUpdate> hear) : IDisposable
{
    private readonly List<(LiveRun Run, Action<RunUpdate> Ear)> _heard = [];

    public void Listen(IEnumerable<LiveRun> runs)
    {
        Dispose();
        foreach (var run in runs.Distinct())
        {
            void Ear(RunUpdate update) => hear(run, update);
            run.Updated += Ear;
            _heard.Add((run, Ear));
        }
    }

    public void Dispose()
    {
        foreach (var (run, ear) in _heard)
            run.Updated -= ear;
        _heard.Clear();
    }
}
