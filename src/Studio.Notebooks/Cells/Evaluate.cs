using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Shows where a trained network errs: confusion matrix, scores per class, items with the highest loss, calibration.</summary>
[Display(Name = "Evaluate", Description = "Evaluates a trained network: confusion matrix, scores per class, examples with the highest "
    + "loss, calibration.", Order = 5)]
[Produces(typeof(EvaluationResult))]
public sealed record Evaluate : Cell
{
    [Input(typeof(Classifier)), Description("Trained model: the cell whose classifier is evaluated; of several seeds, that of each.")]
    public string? Model { get; init; }

    [Input(typeof(DatasetResult), IsRequired = false)]
    [Description("Test data: a data set other than that of the model. Empty uses the test set of the model's own data.")]
    public string? Data { get; init; }

    [DisplayName("Class names"), DataType(DataType.MultilineText), StringLength(20_000)]
    [Description("Class names: which class is which, where the test data names them differently than the training data. "
        + "One pair per line: name in the test data=name in the model.")]
    public string ClassPairs { get; init; } = "";

    private IReadOnlyDictionary<string, string> Pairs => Experiments.Data.ClassPairs.Read(Experiments.Data.ClassPairs.Lines(ClassPairs));

    /// <summary>Those of the model's cell: a run evaluates the network of its own seed.</summary>
    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) =>
        notebook.Cell(Model) is { Produces: { } given } model && given.IsAssignableTo(typeof(Classifier))
            ? model.RunSeeds(notebook) : base.RunSeeds(notebook);

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (PairsFault() is { } fault)
            yield return new("classPairs", fault);
        else if (ClassPairs.Length > 0 && Data is null)
            yield return new("classPairs",
                "The model's own test data has the model's own classes. Choose other test data, or leave the class names empty.");
    }

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) =>
        $"Evaluate {NameOf(notebook, Model) ?? "a classifier"} on the test set of "
        + $"{(Data is null ? "its own data" : NameOf(notebook, Data) ?? "other data")}"
        + $"{(ClassPairs.Length == 0 ? "" : $"; class names {string.Join(", ", Experiments.Data.ClassPairs.Lines(ClassPairs))}")}.";

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable)
    {
        var model = notebook.Cell(Model)!;
        var data = ProgramLines.Data(notebook, Data ?? notebook.Origin<DatasetResult>(Model)?.Id, this);
        return $$"""
            using Studio.Experiments.Results;
            using Studio.Learning;
            using Studio.Learning.Data;
            using Studio.Learning.Data.Splits;
            using Studio.Learning.Measures;
            using Studio.Learning.Training;
            using Studio.Learning.Transfer;
            {{(Data is null ? "" : "using Studio.Learning.Transfer.Classes;\n")}}using Studio.Learning.Weights.Formats;{{(Data is null ? "" : "\nusing TorchSharp;")}}

            TorchEnvironment.Prepare();
            using var images = Datasets.Open({{ProgramLines.Source(data)}});
            // Written by the program of {{CellKind.Of(model).Title}} {{model.Id}}, one per seed; each contains its classes and its
            // preprocessing.
            foreach (var file in new[] { {{string.Join(", ", ProgramLines.ModelFiles(model, notebook))}} })
            {
                using var weights = WeightsFile.Read(file);
                var bundle = TransferBundle.Of(weights)!;
                using var network = bundle.Open(weights);
                {{Judged}}
                // The test part depends neither on the seed nor on the number of labels.
                var test = DataSplit.Of(images.Items, images.Classes.Count, bundle.Seed, labelsPerClass: null).Test;
                using var examples = images.Examples(test, bundle.Input);

                var predictions = Evaluation.Predict({{(Data is null ? "network" : "evaluated")}}, examples);
                var scores = ClassificationScores.Of(predictions.Confusion);
                Console.WriteLine($"Seed {bundle.Seed}: {scores.Accuracy:P1} of {scores.Items} test {images.Unit}, macro-F1 {scores.MacroF1:F3}");
                foreach (var row in scores.Classes)
                    Console.WriteLine($"  {row.Name}: precision {row.Precision:P1}, recall {row.Recall:P1} of {row.Items}");
                int[] truth = [.. examples.Labels];
                Console.WriteLine($"Calibration error {ExpectedCalibrationError.Of(predictions.Probabilities, truth):P1}");
                foreach (var worst in TopLosses.Of(predictions.Probabilities, truth, count: 9))
                    Console.WriteLine($"  {images.Items[examples.Items[worst.Index]].Name}: {images.Classes[worst.Truth]} predicted as {images.Classes[worst.Predicted]}, loss {worst.Loss:F2}");
            }

            """;
    }

    /// <summary>The lines that put the logits into the order of other test data.</summary>
    private string Judged => Data is null ? "// Its own test data: the classes are the same." : $$"""
        var order = ClassOrder.Of(images.Classes, bundle.Classes, bundle.Classes.Count{{(Pairs.Count == 0
            ? "" : $", new Dictionary<string, string> {{ {string.Join(", ", Pairs.Select(p => $"[{CSharp.Of(p.Key)}] = {CSharp.Of(p.Value)}"))} }}")}});
            using torch.nn.Module<torch.Tensor, torch.Tensor> evaluated = order.IsPlain ? network : new ReorderedHead(network, order);
        """;

    private string? PairsFault()
    {
        try
        {
            _ = Pairs;
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }

    private static string? NameOf(Notebook notebook, string? id) => id is null ? null : notebook.Cell(id)?.Name;
}
