using Studio.Experiments.Runs;

namespace Studio.Worker.Running;

/// <summary>At which steps the interventions of a run were carried out, in the order of asking, as its journal tells.</summary>
internal sealed class InterventionSteps
{
    private readonly List<int> _steps = [];

    /// <summary>How many of them are in what the run goes on from.</summary>
    public int Covered { get; private set; }

    /// <summary>The step of the intervention at a place; 0, which is at once, for one that never was carried out.</summary>
    public int Of(int place) => place < _steps.Count ? _steps[place] : 0;

    public void Apply(RunEvent happened)
    {
        switch (happened)
        {
            case RunEvent.Mark { Person: not null, Step: var step } when Covered < _steps.Count: _steps[Covered++] = step; break;
            case RunEvent.Mark { Person: not null, Step: var step }: _steps.Add(step); Covered++; break;
            case RunEvent.Resumed resumed: ResumeFrom(resumed.Step); break;
        }
    }

    /// <summary>What came after a step is void and will be carried out again.</summary>
    public void ResumeFrom(int step) => Covered = _steps.Take(Covered).TakeWhile(s => s <= step).Count();
}
