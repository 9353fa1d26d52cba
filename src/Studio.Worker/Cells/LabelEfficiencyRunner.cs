using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Efficiency;
using Studio.Experiments.Runs;
using Studio.Learning;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Runs a transfer for each seed, number of labels and recipe.</summary>
public sealed class LabelEfficiencyRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(LabelEfficiency));

    public int Version => 4;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (LabelEfficiency)request.Cell;
        var model = request.Of<ModelResult>(cell.Model, "a network to start from");
        var data = request.Of<DatasetResult>(cell.Data, "a data set");
        using var images = OpenedData.Of(data.Reference, context);
        var weights = model.Weights
            ?? throw new ArgumentException("This cell needs pretrained weights to compare with. Choose a model cell that has weights.");
        var path = FetchedWeights.PathOf(weights, context);
        var pretrainingImages = FetchedWeights.Facts(weights, model.Backbone, context).TrainingImages;
        var backbone = Catalog.Find<IBackbone>(model.Backbone, "backbone");
        // One seed after the other, so that whole curves are there early and only become surer.
        TransferTask[] tasks = [.. from seed in Enumerable.Range(0, cell.Seeds)
                                   from labels in cell.Ladder
                                   from recipe in cell.Recipes
                                   select new TransferTask(backbone, recipe is Recipe.FromScratch ? null : path, images, recipe,
                                       request.Seed + (ulong)seed, labels, cell.MaxSteps) { LeftOut = data.Copies }];
        var finished = new FinishedTrials<EfficiencyTrial>(context.Checkpoints);
        var pace = new TrialPace([.. tasks.Select(Work)], finished.Trials.Count);
        foreach (var task in tasks.Skip(finished.Trials.Count))
        {
            var outcome = Train(task, pace, context);
            if (outcome is not RunOutcome<EfficiencyTrial>.Completed { Result: var trial })
                return outcome.InTrial(NameOf(task)).Map<CellResult>(_ => Result());
            finished.Add(trial);
            context.Emit(pace.Finished());
            context.Emit(new RunEvent.Interim(finished.Trials.Count, Result()));
            finished.KeepIfDue();
            context.Control.EpochEnded();
        }
        return Result();

        LabelEfficiencyResult Result() => new(images.Name, backbone.Key, [.. finished.Trials], pretrainingImages) { Unit = images.Unit };
    }

    private static string NameOf(TransferTask task) =>
        $"{Kinds.Name(task.Recipe.GetType()).Replace('-', ' ')}, {task.LabelsPerClass} labels per class, seed {task.Seed}";

    private static RunOutcome<EfficiencyTrial> Train(TransferTask task, TrialPace pace, RunContext context)
    {
        var kind = Kinds.Name(task.Recipe.GetType());
        return new TransferRun(task, context.TrialScope(Report)).Run()
            .Map(result => new EfficiencyTrial(kind, task.LabelsPerClass!.Value, task.Seed, result.Accuracy.Estimate, result.Cost));

        void Report(TrainingEvent happened)
        {
            if (happened is TrainingEvent.Progressed p)
                context.Emit(pace.Progress(p, $"{kind}, {task.LabelsPerClass} labels per class, seed {task.Seed}"));
            else if (happened is TrainingEvent.StatusChanged { Status: RunStatus.Running or RunStatus.Paused } changed)
                context.Emit(new RunEvent.Status(changed.Status, changed.Sentence));
        }
    }

    /// <summary>About how long a training takes, in any unit: a frozen backbone processes each image once.</summary>
    private static double Work(TransferTask task) =>
        task.LabelsPerClass!.Value * (task.Recipe is Recipe.FeatureExtraction ? 2.0 : 3.0 * task.Recipe.Epochs) + 20;
}
