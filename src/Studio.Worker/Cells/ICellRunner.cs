using Studio.Experiments.Results;
using Studio.Learning.Training;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Runs the cells of one kind.</summary>
public interface ICellRunner
{
    /// <summary>Kind of the cells in files, for example "transfer".</summary>
    string Kind { get; }

    /// <summary>Increased when its results change, so that older results are not reused.</summary>
    int Version { get; }

    /// <summary>Runs on the calling thread, to the end, or until stopped.</summary>
    /// <exception cref="OperationCanceledException">It was stopped at a place that only waits or reads.</exception>
    RunOutcome<CellResult> Run(RunRequest request, RunContext context);
}
