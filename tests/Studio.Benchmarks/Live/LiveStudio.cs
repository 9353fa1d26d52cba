using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Journal;
using Studio.Runtime.Planning;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;

namespace Studio.Benchmarks.Live;

/// <summary>A studio in a process of its own, and beside it what it has stored: runs are put there and read from
/// there as its own parts do.</summary>
internal sealed class LiveStudio : IAsyncDisposable
{
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(50);
    private readonly RunRegister _register;

    private LiveStudio(StudioProcess process)
    {
        Process = process;
        Storage = new(process.DataFolder);
        Journal = new(Storage, TimeProvider.System);
        _register = new(Storage, TimeProvider.System);
    }

    public StudioProcess Process { get; }

    public StudioStorage Storage { get; }

    public RunJournal Journal { get; }

    /// <param name="setting">One of the studio's settings, handed over in its environment.</param>
    public static async Task<LiveStudio> StartAsync(string setting, string value)
    {
        Environment.SetEnvironmentVariable(setting, value);
        try
        {
            return new(await StudioProcess.StartAsync());
        }
        finally
        {
            Environment.SetEnvironmentVariable(setting, null);
        }
    }

    /// <summary>The tour in a new page, before anything was run in it.</summary>
    public async Task<NotebookJourney> OpenTourAsync(Chromium chromium) =>
        await NotebookJourney.BeginAsync(await chromium.EnterAsync(Process.OwnerLink), "Your first transfer");

    /// <summary>Puts a run of a notebook's cell into the queue.</summary>
    public async Task<Guid> AddRunAsync(string notebook, Cell cell, params (string Cell, CellResult Result)[] inputs)
    {
        var run = Guid.NewGuid();
        await _register.AddAsync(
            [new(run, new(notebook, cell, cell.RunSeeds(Notebook.Empty)[0], inputs.ToDictionary(i => i.Cell, i => i.Result), $"{run}",
                "owner"), [])], default);
        return run;
    }

    /// <summary>A run of the tour's transfer, for whoever carries it out.</summary>
    public Task<Guid> AddTransferAsync(IPage? page = null) =>
        AddRunAsync(page is null ? "benchmark" : new Uri(page.Url).Segments[^1],
            new Transfer { Id = "transfer", Data = "data", Model = "model" });

    public async Task<RunSummary> EndOfAsync(Guid run)
    {
        while (true)
        {
            var summary = (await Journal.FindAsync(run, default))!;
            if (summary.Status.IsEnd())
                return summary;
            await Task.Delay(s_glance);
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
