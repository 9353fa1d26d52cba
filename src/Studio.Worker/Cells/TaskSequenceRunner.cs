using System.Diagnostics;
using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Sequences;
using Studio.Experiments.Runs;
using Studio.Learning;
using Studio.Learning.Measures;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Sequences;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Trains the network on all tasks for each seed and method, and reports after every task what it still knows.</summary>
public sealed class TaskSequenceRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(TaskSequence));

    public int Version => 4;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (TaskSequence)request.Cell;
        var model = request.Of<ModelResult>(cell.Model, "a network to train");
        var data = request.Of<DatasetResult>(cell.Data, "a data set");
        using var images = OpenedData.Of(data.Reference, context);
        var weights = model.Weights is { } key ? FetchedWeights.PathOf(key, context) : null;
        var backbone = Catalog.Find<IBackbone>(model.Backbone, "backbone");
        IReadOnlyList<string>[] classes = [.. ClassSequence.Parts(images.Classes.Count, cell.Tasks)
            .Select(part => part.Select(label => images.Classes[label]).ToArray())];
        var finished = new FinishedTrials<SequenceTrial>(context.Checkpoints);
        var pace = new TrialPace([.. Enumerable.Range(0, cell.Seeds).SelectMany(_ => cell.Methods).Select(Work)], finished.Trials.Count);
        // One seed after the other, so that all methods stand side by side early and only become surer.
        for (var place = finished.Trials.Count / cell.Methods.Count; place < cell.Seeds; place++)
        {
            var task = new TransferTask(backbone, weights, images, new Recipe.FineTuning(), request.Seed + (ulong)place,
                data.LabelsPerClass) { LeftOut = data.Copies };
            using var sequence = new ClassSequence(task, cell.Tasks, cell.TestImagesPerClass);
            foreach (var method in cell.Methods.Skip(finished.Trials.Count % cell.Methods.Count))
            {
                var outcome = Learn(sequence, cell.Under(method), task.Seed);
                if (outcome is not RunOutcome<SequenceTrial>.Completed { Result: var trial })
                    return outcome.InTrial($"{method.Title}, seed {task.Seed}").Map<CellResult>(_ => Result(finished.Trials));
                finished.Add(trial);
                context.Emit(pace.Finished());
                context.Emit(new RunEvent.Interim(finished.Trials.Count, Result(finished.Trials)));
                finished.KeepIfDue();
                context.Control.EpochEnded();
            }
        }
        return Result(finished.Trials);

        RunOutcome<SequenceTrial> Learn(ClassSequence sequence, SequenceSettings settings, ulong seed)
        {
            var begin = Stopwatch.GetTimestamp();
            return sequence.Learn(settings, context.TrialScope(happened => Report(happened, settings.Method, seed)), reached =>
            {
                // Over several seeds, what the second knows by half would only make the mean of the first jump.
                if (reached.Rows.Count > 0 && reached.Rows.Count < reached.Tasks.Count && seed == request.Seed)
                    context.Emit(new RunEvent.Interim(finished.Trials.Count + 1, Result([.. finished.Trials, Trial(reached)])));
            }).Map(Trial);

            SequenceTrial Trial(AccuracyMatrix reached) =>
                new(settings.Method, seed, reached, Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }

        void Report(TrainingEvent happened, ContinualMethod method, ulong seed)
        {
            if (happened is TrainingEvent.Progressed p)
                context.Emit(pace.Progress(p, $"{method.Title}, seed {seed}, step {p.Step} of {p.TotalSteps}"));
            else if (happened is TrainingEvent.StatusChanged { Status: RunStatus.Running or RunStatus.Paused } changed)
                context.Emit(new RunEvent.Status(changed.Status, changed.Sentence));
        }

        TaskSequenceResult Result(IReadOnlyList<SequenceTrial> trials) =>
            new(images.Name, backbone.Key, cell.Scenario, classes, Outcomes(trials));
    }

    private static IReadOnlyList<MethodOutcome> Outcomes(IReadOnlyList<SequenceTrial> trials)
    {
        var none = trials.Where(t => t.Method is ContinualMethod.Naive).ToDictionary(t => t.Seed, t => t.Matrix.Average);
        return [.. trials.GroupBy(t => t.Method).Select(g => MethodOutcome.Of([.. g], g.Key is ContinualMethod.Naive || g.Count() < 2 ? null
            : PairedDifference.Of([.. g.Select(t => t.Matrix.Average)], [.. g.Select(t => none[t.Seed])])))];
    }

    /// <summary>About how long a sequence takes, in any unit: some methods look at earlier images, or through the earlier network, in
    /// each step.</summary>
    private static double Work(ContinualMethod method) => method switch
    {
        ContinualMethod.FrozenBackbone => 0.7,
        ContinualMethod.Joint or ContinualMethod.Regularised { By: Regulariser.Rehearsal } => 2.5,
        ContinualMethod.Regularised { By: Regulariser.LearningWithoutForgetting } => 2.5,
        ContinualMethod.Regularised => 1.3,
        _ => 1,
    };
}
