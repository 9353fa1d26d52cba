using Studio.Experiments;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Trains the network, and stores it with its classes and preprocessing.</summary>
public sealed class TransferRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(Transfer));

    public int Version => 4;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (Transfer)request.Cell;
        var data = request.Of<DatasetResult>(cell.Data, "a data set");
        var model = request.Of<ModelResult>(cell.Model, "a network to start from");
        using var images = OpenedData.Of(data.Reference, context);
        var task = TransferTasks.Of((cell.Recipe, request.Seed, cell.MaxSteps), images, data.LabelsPerClass, data.Copies,
            (model.Backbone, model.Weights), context);
        using var source = task.Source;
        if (cell.StartFrom is { } origin && context.Checkpoints.StartFrom(origin, context.Artifacts))
            Fit(context.Checkpoints.Path, cell.Recipe);
        var scope = context.Scope(new TrainingReporter(context).Report, Path.Combine(context.Folder, "model.safetensors"));
        if (cell.StartFrom is not null)
            scope = scope with { Checkpoint = scope.Checkpoint! with { IsBranch = true } };
        return new TransferRun(task, scope).Run().Map<CellResult>(result =>
        {
            Report(result, context);
            return new Classifier
            {
                Model = context.KeepFile(scope.ExportPath!, "safetensors"),
                Network = result.Backbone,
                Recipe = result.Recipe,
                Seed = result.Seed,
                Dataset = data.Reference,
                Classes = images.Classes,
                Unit = model.Input.Items,
                Items = new(result.Parts.Train, result.Parts.Validation, result.Parts.Test),
                Test = new(result.Accuracy, result.Scores.MacroF1, result.CalibrationError, result.Confusion),
                Epochs = new(result.Epochs.Count, result.Epochs.Last(e => e.IsBest).Epoch),
                Seconds = result.Seconds,
                IsSteered = context.Control.IsSteered,
                Evidence = result.Evidence,
                Kept = result.Kept,
            };
        });
    }

    private static void Report(TransferResult result, RunContext context)
    {
        if (result.LoadReport is { IsComplete: false } report)
            context.Emit(new RunEvent.Log(LogLevel.Warning,
                $"The weights do not match the network: {report.Missing.Count} tensors are missing, "
                + $"{report.Unexpected.Count} are unexpected, {report.MisShaped.Count} have another shape."));
        if (result.Problems is [var first, ..])
            context.Emit(new RunEvent.Log(LogLevel.Warning,
                $"{result.Problems.Count} {result.Input.Items} were left out; the first: {first.Item}: {first.Sentence}"));
        if (result.Status == RunStatus.Diverged)
            context.Emit(new RunEvent.Log(LogLevel.Warning, $"{result.Sentence} The weights kept are those of the best epoch before."));
        context.Emit(new RunEvent.Confusion(result.Epochs[^1].Step, "test", result.Confusion));
    }

    /// <summary>Converts the checkpoint of one recipe to that of another that can resume from it.</summary>
    private static void Fit(string checkpoint, Recipe recipe)
    {
        if (recipe is Recipe.FineTuning { HeadWarmUpEpochs: var epochs } && new TransferCheckpoints(checkpoint).BecomeWarmUp()
            && epochs == 0)
            throw new ArgumentException("The branch continues from a head that was trained alone, but this fine-tuning has no warm-up. "
                + "Give the warm-up at least one epoch.");
    }
}
