using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Networks.Text;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;

namespace Studio.Worker.Cells;

/// <summary>Trains the network, and stores it with its classes and preprocessing.</summary>
public sealed class TransferRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(Transfer));

    public int Version => 5;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (Transfer)request.Cell;
        var data = request.Of<DatasetResult>(cell.Data, "a data set");
        var model = Start(request, cell, context);
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
                Unit = model.Items,
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

    /// <summary>Keys of the network and its weights in the catalogue, and what its items are called. A language model is its
    /// encoder.</summary>
    private static (string Backbone, string? Weights, string Items) Start(RunRequest request, Transfer cell, RunContext context)
    {
        switch (request.OfSeed<CellResult>(cell.Model, "a network to start from"))
        {
            case ModelResult model:
                return (model.Backbone, model.Weights, model.Input.Items);
            case LanguageModel language:
                var weights = WeightsFacts.StoredKey(language.Model.Sha256);
                var facts = FetchedWeights.Facts(weights, LanguageModelEncoders.KeyOf(RecurrentKind.Lstm), context);
                return (facts.Backbone, weights, facts.Input.Items);
            default:
                throw new ArgumentException($"'{cell.Model}' gives no network to start from. Choose another cell.");
        }
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
