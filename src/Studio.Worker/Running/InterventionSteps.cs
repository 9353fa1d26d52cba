using Studio.Experiments.Runs;

namespace Studio.Worker.Running;

/// <summary>At which steps the interventions of a run were applied, in the order of the requests, from its journal.</summary>
internal sealed class InterventionSteps
{
    private readonly List<int> _steps = [];

    /// <summary>How many of them are in the checkpoint that the run resumes from.</summary>
    public int Covered { get; private set; }

    /// <summary>The step of the intervention at a place; 0, which is at once, for one that was never applied.</summary>
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

    /// <summary>Interventions after a step are void and will be applied again.</summary>
    public void ResumeFrom(int step) => Covered = _steps.Take(Covered).TakeWhile(s => s <= step).Count();
}
