using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Choice;
using Studio.Learning;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Measures.Transferability;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Choice;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Scores every candidate on the training set, trains heads if asked, and evaluates the scores.</summary>
public sealed class WhichBackboneRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(WhichBackbone));

    public int Version => 3;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (WhichBackbone)request.Cell;
        var data = request.Of<DatasetResult>(cell.Data, "a data set");
        using var images = OpenedData.Of(data.Reference, context);
        BackboneCandidate[] candidates = [.. Names(cell, request, images).Select(c => Candidate(c.Backbone, c.Weights, context))];
        var split = DataSplit.Of(images.Items, images.Classes.Count, request.Seed, data.LabelsPerClass);
        var rows = new BackboneChoice(images, split.Folds[0].Train, request.Seed)
        {
            Device = context.Device,
            Progress = new PacedProgress(context.Emit, "networks", "scoring").Report,
            Stop = context.Control.Stopped,
        }.Score(candidates);
        if (!cell.TrainHeads)
            return Result(rows);
        TransferTask[] tasks =
            [.. candidates.Select(c => new TransferTask(c.Backbone, c.WeightsPath, images, new Recipe.FeatureExtraction(),
            request.Seed, data.LabelsPerClass))];
        return WithTrainedHeads(rows, tasks, context).Map<CellResult>(Result);

        BackboneChoiceResult Result(IReadOnlyList<ScoredBackbone> rows)
        {
            var conditions = new ScoreConditions(split.Folds[0].Train.Count, images.Classes.Count, rows.Max(r => r.Features),
                candidates.Min(c => c.Weights?.Classes.Count));
            var reliability = TransferabilityScores.Reliability(conditions);
            return new(data.Reference, conditions.Items, rows, reliability, Forecasts.Outcomes(rows))
                { Scores = TransferabilityScores.Descriptions, Unit = images.Unit };
        }
    }

    private static IEnumerable<(string Backbone, string? Weights)> Names(WhichBackbone cell, RunRequest request, ILabelledSet data) =>
        cell.Models.Count == 0 ? BackboneCandidate.BundledFor(data)
            : cell.Models.Distinct().Select(id => request.Of<ModelResult>(id, "a network")).Select(m => (m.Backbone, m.Weights));

    private static BackboneCandidate Candidate(string backbone, string? key, RunContext context)
    {
        var weights = key is null ? null : FetchedWeights.Facts(key, backbone, context);
        return new(Catalog.Find<IBackbone>(backbone, "backbone"), weights, key is null ? null : FetchedWeights.PathOf(key, context));
    }

    /// <summary>The rows with what feature extraction, as it comes, reaches on the test set.</summary>
    private static RunOutcome<IReadOnlyList<ScoredBackbone>> WithTrainedHeads(IReadOnlyList<ScoredBackbone> rows, TransferTask[] tasks,
        RunContext context)
    {
        var progress = new PacedProgress(context.Emit, "heads", "training a head on each");
        var trained = rows.ToArray();
        foreach (var (i, task) in tasks.Index())
        {
            var outcome = new TransferRun(task, context.TrialScope(static _ => { })).Run();
            if (outcome is not RunOutcome<TransferResult>.Completed { Result: var result })
                return outcome.InTrial(rows[i].Title).Map<IReadOnlyList<ScoredBackbone>>(_ => rows);
            trained[i] = trained[i] with { TestAccuracy = result.Accuracy.Estimate };
            progress.Report(i + 1, trained.Length);
        }
        return trained;
    }
}
