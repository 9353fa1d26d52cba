using Studio.Experiments.Recipes;

namespace Studio.Learning.Transfer.Sequences;

/// <summary>Tasks in the order in which they are learnt, and what is known about the task at test time.</summary>
internal sealed record TaskSequence(IReadOnlyList<SequenceTask> Tasks, TaskScenario Scenario)
{
    /// <summary>The outputs among which the network chooses when it is asked about a task.</summary>
    /// <param name="learnt">The last task that was begun; −1 before the first.</param>
    public IReadOnlyList<int> Competing(int asked, int learnt) => Scenario == TaskScenario.ClassIncremental
        ? [.. Tasks.Take(Math.Max(asked, learnt) + 1).SelectMany(t => t.Classes).Distinct().Order()] : Tasks[asked].Classes;
}
