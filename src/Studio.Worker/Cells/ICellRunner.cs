using Studio.Experiments.Results;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Carries out the cells of one kind.</summary>
public interface ICellRunner
{
    /// <summary>Kind of the cells in files, for example "transfer".</summary>
    string Kind { get; }

    /// <summary>Raised when its results change, so that older ones are not taken for new ones.</summary>
    int Version { get; }

    /// <summary>Runs on the calling thread, to the end.</summary>
    /// <exception cref="OperationCanceledException">It was stopped before there was a result.</exception>
    CellResult Run(RunRequest request, RunContext context);
}
