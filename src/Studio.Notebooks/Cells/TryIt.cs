using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Experiments.Results.Translating;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Classifies a picture or a text of one's own, or translates a sentence, with a trained network; it answers at once and makes no
/// run.</summary>
[Display(Name = "Try it", Description = "Classifies an image or a text of your own, or translates it, with a trained network.", Order = 20)]
public sealed record TryIt : Cell
{
    [Input(typeof(Classifier), typeof(Translator))]
    [Description("Trained model: the cell whose classifier or translator answers; of several seeds, you choose one.")]
    public string? Model { get; init; }

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) => notebook.Cell(Model) switch
    {
        null => "Classify your own example with a trained network.",
        var model when IsTranslator(model) => $"Translate your own sentence with {model.Name}.",
        var model => $"Classify your own example with {model.Name}.",
    };

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) =>
        notebook.Cell(Model)! is var model && IsTranslator(model) ? Translation(ProgramLines.ModelFiles(model, notebook)[0])
        : Classification(ProgramLines.ModelFiles(model, notebook)[0]);

    private static bool IsTranslator(Cell model) => model.Produces?.IsAssignableTo(typeof(Translator)) == true;

    private static string Translation(string file) => $$"""
        using Studio.Learning;
        using Studio.Learning.Tasks.Translating;

        TorchEnvironment.Prepare();
        using var model = TranslationModel.Open([{{file}}], []);
        // The arguments are sentences.
        foreach (var translated in model.Translate(args))
            Console.WriteLine($"{translated.Source} → {translated.Text}");

        """;

    private string Classification(string file) => $$"""
        using Studio.Experiments.Data;
        using Studio.Learning;
        using Studio.Learning.Data;
        using Studio.Learning.Data.Sets;
        using Studio.Learning.Data.Text;
        using Studio.Learning.Training;
        using Studio.Learning.Transfer;
        using Studio.Learning.Weights.Formats;

        TorchEnvironment.Prepare();
        using var weights = WeightsFile.Read({{file}});
        var bundle = TransferBundle.Of(weights)!;
        using var network = bundle.Open(weights);
        // The argument is a text, or a folder of pictures inside another: nobody is asked to be right, so one class is enough.
        var given = args is [var argument] ? argument : {{CSharp.Of(Id)}};
        using ILabelledSet items = bundle.Input is Tokenization ? new WrittenText(given, bundle.Classes) : ImageSets.Open(given);
        using var examples = items.Examples([.. Enumerable.Range(0, items.Items.Count)], bundle.Input);
        var probabilities = Evaluation.Predict(network, examples).Probabilities.Chunk(bundle.Classes.Count).ToArray();
        for (var i = 0; i < examples.Count; i++)
        {
            Console.WriteLine(items.Items[examples.Items[i]].Name);
            foreach (var (name, probability) in bundle.Classes.Zip(probabilities[i]).OrderByDescending(pair => pair.Second).Take(3))
                Console.WriteLine($"  {name}: {probability:P1}");
        }

        """;
}
