using Studio.Experiments;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Choice;
using Studio.Learning;
using Studio.Learning.Data;
using Studio.Learning.Measures.Transferability;
using Studio.Learning.Networks;
using Studio.Learning.Transfer;
using Studio.Learning.Weights;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Scores every candidate on the training set, trains heads if asked, and evaluates the scores.</summary>
public sealed class WhichBackboneRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(WhichBackbone));

    public int Version => 2;

    public CellResult Run(RunRequest request, RunContext context)
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
        if (cell.TrainHeads)
            rows = WithTrainedHeads(rows, candidates, images, request.Seed, data.LabelsPerClass, context);
        var conditions = new ScoreConditions(split.Folds[0].Train.Count, images.Classes.Count, rows.Max(r => r.Features),
            candidates.Min(c => c.Weights?.Classes.Count));
        var reliability = TransferabilityScores.Reliability(conditions);
        return new BackboneChoiceResult(data.Reference, conditions.Items, rows, reliability, Forecasts.Outcomes(rows))
        {
            Scores = TransferabilityScores.Descriptions,
        };
    }

    private static IEnumerable<(string Backbone, string? Weights)> Names(WhichBackbone cell, RunRequest request, ILabelledSet data) =>
        cell.Models.Count == 0 ? BackboneCandidate.BundledFor(data)
            : cell.Models.Distinct().Select(id => request.Of<ModelResult>(id, "a network")).Select(m => (m.Backbone, m.Weights));

    private static BackboneCandidate Candidate(string backbone, string? key, RunContext context)
    {
        var weights = key is null ? null : FetchedWeights.Facts(key, backbone, context);
        return new(Catalog.Find<IBackbone>(backbone, "backbone"), weights, key is null ? null : FetchedWeights.PathOf(key, context));
    }

    /// <summary>The rows with what feature extraction, as it comes, reaches on the test part.</summary>
    private static ScoredBackbone[] WithTrainedHeads(IReadOnlyList<ScoredBackbone> rows, BackboneCandidate[] candidates,
        ILabelledSet images, ulong seed, int? labels, RunContext context)
    {
        var progress = new PacedProgress(context.Emit, "heads", "training a head on each");
        var trained = rows.ToArray();
        for (var i = 0; i < trained.Length; i++)
        {
            var task = new TransferTask(candidates[i].Backbone, candidates[i].WeightsPath, images, new Recipe.FeatureExtraction(), seed, labels);
            var run = new TransferRun(task) { Control = context.Control.Training, Device = context.Device, Memory = context.Memory };
            trained[i] = trained[i] with { TestAccuracy = run.Run().Accuracy.Estimate };
            progress.Report(i + 1, trained.Length);
        }
        return trained;
    }
}
