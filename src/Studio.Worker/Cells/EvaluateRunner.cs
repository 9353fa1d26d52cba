using System.Diagnostics;
using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Learning.Data.Sets;
using Studio.Learning.Data.Splits;
using Studio.Learning.Measures;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using Studio.Learning.Transfer.Classes;
using Studio.Learning.Weights.Formats;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Worker.Cells;

/// <summary>Evaluates a trained network on a part of a data set that it did not train on.</summary>
public sealed class EvaluateRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(Evaluate));

    public int Version => 1;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (Evaluate)request.Cell;
        var trained = request.OfSeed<Classifier>(cell.Model, "a trained classifier");
        var reference = cell.Data is null ? OwnData(trained) : request.Of<DatasetResult>(cell.Data, "a data set").Reference;
        using var data = OpenedData.Of(reference, context);
        var pairs = ClassPairs.Read(ClassPairs.Lines(cell.ClassPairs));
        var order = ClassOrder.Of(data.Classes, trained.Classes, trained.Classes.Count, pairs.Count == 0 ? null : pairs);
        if (order.Note is { } note)
            context.Emit(new RunEvent.Log(LogLevel.Warning, note));
        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Read(context.PathOf(trained.Model.Sha256, trained.Model.Ending, "The trained network"));
        var bundle = TransferBundle.Of(weights)
            ?? throw new InvalidDataException("The weights have no metadata of their training. Run the transfer again.");
        var network = bundle.Open(weights);
        network.to(context.Device);
        using nn.Module<Tensor, Tensor> evaluated = order.IsPlain ? network : new ReorderedHead(network, order);
        var watch = Stopwatch.StartNew();
        using var examples = data.Examples(ItemsOf(data, reference == trained.Dataset), bundle.Input);
        var predictions = Evaluation.Predict(evaluated, examples, new PacedProgress(context.Emit, bundle.Input.Items, "evaluating").Report,
            context.Control.Stopped);
        if (!predictions.AreNumbers)
            throw new InvalidDataException("The outputs of the network are NaN or infinite, so it cannot be evaluated. "
                + "Train it again with a lower learning rate.");
        return ResultOf(reference, predictions, examples, examples.Count / watch.Elapsed.TotalSeconds) with { Unit = bundle.Input.Items };
    }

    private static string OwnData(Classifier trained) =>
        trained.Dataset ?? throw new ArgumentException("The classifier does not say which data set it was trained on. Choose test data.");

    /// <summary>Of data that a network learnt from, the test part; of others, their test part if they have one, and else all.</summary>
    private static IReadOnlyList<int> ItemsOf(ILabelledSet data, bool isOwn) =>
        isOwn || data.Items.Any(i => i.Part is DataPart.Test or DataPart.Validation)
        ? DataSplit.Of(data.Items, data.Classes.Count, seed: 0, labelsPerClass: null).Test : [.. Enumerable.Range(0, data.Items.Count)];

    private static EvaluationResult ResultOf(string reference, Predictions predictions, ILabelledExamples examples, double itemsPerSecond)
    {
        int[] truth = [.. predictions.Labels];
        var evaluated = TopLosses.Of(predictions.Probabilities, truth, truth.Length).OrderBy(i => i.Index)
            .Select(i => new PredictedItem(examples.Items[i.Index], i.Truth, i.Predicted, (float)i.Loss, (float)i.Confidence)).ToArray();
        var confusion = predictions.Confusion;
        return new(reference, AccuracyInterval.Of(evaluated.Count(i => i.Truth == i.Predicted), evaluated.Length), confusion,
            ClassificationScores.Of(confusion),
            ExpectedCalibrationError.Of(predictions.Probabilities, truth), ReliabilityDiagram.Of(predictions.Probabilities, truth),
            evaluated, itemsPerSecond);
    }
}
