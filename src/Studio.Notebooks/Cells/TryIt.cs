using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Studio.Experiments.Catalogue;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Classifies a picture of one's own with a trained network; it answers at once and makes no run.</summary>
[Display(Name = "Try it", Description = "Classifies a picture of your own with a trained network.", Order = 20)]
public sealed record TryIt : Cell
{
    [Input(typeof(Transfer))]
    [Description("Trained model: the transfer whose network classifies your picture; of several seeds, you choose one.")]
    public string? Model { get; init; }

    [JsonIgnore]
    public override bool IsRunnable => false;

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) => notebook.Input<Transfer>(Model) is { } transfer
        ? $"Classify your own picture with {transfer.Name}." : "Classify your own picture with a trained network.";

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => $$"""
        using Studio.Learning;
        using Studio.Learning.Data;
        using Studio.Learning.Training;
        using Studio.Learning.Transfer;
        using Studio.Learning.Weights;

        TorchEnvironment.Prepare();
        using var weights = WeightsFile.Read({{Network(notebook.Input<Transfer>(Model)!)}});
        var bundle = TransferBundle.Of(weights)!;
        using var network = bundle.Open(weights);
        // A folder of pictures inside another: where training data have their classes, here one is enough, for nobody is asked to be right.
        using ILabelledSet pictures = ImageSets.Open(args is [var path] ? path : {{CSharp.Of(Id)}});
        using var examples = pictures.Examples([.. Enumerable.Range(0, pictures.Items.Count)], bundle.Input);
        var probabilities = Evaluation.Predict(network, examples).Probabilities.Chunk(bundle.Classes.Count).ToArray();
        for (var i = 0; i < examples.Count; i++)
        {
            Console.WriteLine(pictures.Items[examples.Items[i]].Name);
            foreach (var (name, probability) in bundle.Classes.Zip(probabilities[i]).OrderByDescending(pair => pair.Second).Take(3))
                Console.WriteLine($"  {name}: {probability:P1}");
        }

        """;

    private static string Network(Transfer transfer) => ProgramLines.ModelFile(transfer, transfer.Seed);
}
