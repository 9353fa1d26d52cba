using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Learning.Training;
using Studio.Runtime.Runs;
using Studio.Worker.Cells;

namespace Studio.Parts.Tests;

public sealed class CountClassesRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(CountClasses));

    public int Version => 1;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context) =>
        new ClassCount(((DatasetResult)request.Inputs[((CountClasses)request.Cell).Data!]).Classes.Count);
}
