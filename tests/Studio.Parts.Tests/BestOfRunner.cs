using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Learning.Training;
using Studio.Runtime.Runs;
using Studio.Worker.Cells;

namespace Studio.Parts.Tests;

public sealed class BestOfRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(BestOf));

    public int Version => 1;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (BestOf)request.Cell;
        var count = (ClassCount)request.Inputs[cell.Count!];
        return cell.Candidates.Select(id => (Classifier)request.Inputs[id]).Where(c => c.Classes.Count == count.Classes)
            .MaxBy(c => c.Test.Accuracy.Estimate)!;
    }
}
