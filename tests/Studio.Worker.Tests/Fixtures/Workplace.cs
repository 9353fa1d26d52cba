using System.Collections.Concurrent;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Runs;
using Studio.Runtime.Storage;
using Studio.Worker.Cells;

namespace Studio.Worker.Tests.Fixtures;

/// <summary>A data folder of its own, and what a runner has around it; it remembers everything that is told.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly ConcurrentQueue<RunEvent> _told = [];

    public Workplace()
    {
        Artifacts = new(new StudioStorage(Folder), TimeProvider.System);
        Context = new()
        {
            Emit = _told.Enqueue,
            Artifacts = Artifacts,
            Folder = Directory.CreateDirectory(Path.Combine(Folder, "run")).FullName,
            Checkpoints = new(Directory.CreateDirectory(Path.Combine(Folder, "checkpoints")).FullName, TimeSpan.MaxValue, _ => { }),
        };
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("studio-worker-").FullName;

    public ArtifactStore Artifacts { get; }

    public RunContext Context { get; }

    public IReadOnlyList<RunEvent> Told => [.. _told];

    public static RunRequest Request(Cell cell, ulong seed = 0, params (string Cell, CellResult Result)[] inputs) =>
        new("notebook", cell, seed, inputs.ToDictionary(i => i.Cell, i => i.Result), "key", "person");

    /// <summary>The result, which is of the kind that the cell says it produces.</summary>
    public CellResult Run(ICellRunner runner, Cell cell, ulong seed = 0, params (string Cell, CellResult Result)[] inputs)
    {
        var result = runner.Run(Request(cell, seed, inputs), Context).Value;
        Assert.Equal(cell.Produces, result.GetType());
        return result;
    }

    public string PathOf(ArtifactReference artifact) =>
        Artifacts.PathOf(artifact.Sha256, artifact.Ending) ?? throw new FileNotFoundException(artifact.Address);

    public void Dispose()
    {
        Context.Control.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
