using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Learning.Training;
using Studio.Runtime.Runs;
using Studio.Worker.Cells;

namespace Studio.Parts.Tests;

public sealed class FewLabelsRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(FewLabels));

    public int Version => 1;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (FewLabels)request.Cell;
        return ((DatasetResult)request.Inputs[cell.Data!]) with { LabelsPerClass = cell.Labels };
    }
}
