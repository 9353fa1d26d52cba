using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>Trains a language model on texts without labels, from random weights, or tunes a pretrained one to them.</summary>
[Display(Name = "Language model", Description = "Pretrains an LSTM or GRU language model, or tunes one to your texts, and shows generated "
    + "text during training.", Order = 22)]
[Produces(typeof(LanguageModel))]
public sealed record TrainLanguageModel : Cell
{
    [Input(typeof(ModelResult), typeof(LanguageModel), IsRequired = false)]
    [Description("Pretrained model: the cell whose language model is tuned, with its vocabulary. Empty starts from random weights.")]
    public string? Model { get; init; }

    [Input(typeof(DatasetResult), IsRequired = false)]
    [Description("Data set: the cell whose texts are read, without their labels. Its test set is left out. Empty takes the text below.")]
    public string? Data { get; init; }

    [DataType(DataType.MultilineText), StringLength(2_000_000)]
    [Description("Training text: what the language model learns from, where no data set is chosen. Empty uses a bundled poem of 1,000 "
        + "verses.")]
    public string Text { get; init; } = "";

    [Description("Training of the language model, and the text it generates.")]
    public LanguageModelSettings Settings { get; init; } = new();

    [DisplayName("Step limit"), Setting(Group = SettingGroup.Training, Unit = "steps"), Range(1, 1_000_000)]
    [Description("Step limit: maximum number of optimizer steps. Empty runs all epochs.")]
    public int? MaxSteps { get; init; }

    [OutsideKey, Setting(Group = SettingGroup.Reproducibility)]
    [Description("Random seed: determines the initial weights, the dropout and the generated texts.")]
    public ulong Seed { get; init; } = 1;

    [OutsideKey, Setting(Group = SettingGroup.Reproducibility), Range(1, 20)]
    [Description("Number of seeds: runs that differ only in the seed, counted from the first. Their spread shows how much of a difference "
        + "is chance.")]
    public int Seeds { get; init; } = 1;

    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [.. Enumerable.Range(0, Seeds).Select(i => Seed + (ulong)i)];

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue)
    {
        var texts = Data is not null ? StatedDataset.NameOf(notebook, Data, catalogue)
            : Text.Length == 0 ? "nature rhymes" : $"a text of {Text.Length:N0} characters";
        var unit = Settings.Cell == RecurrentKind.Gru ? "a GRU" : "an LSTM";
        var what = Model is not null ? $"Tune the language model of {StatedModel.NameOf(notebook, Model, catalogue)} to {texts}"
            : $"Train {unit} language model over {Settings.Unit.ToString().ToLowerInvariant()} on {texts}: {Settings.HiddenSize:N0} hidden "
            + "units";
        return $"{what}, {(Settings.Epochs == 1 ? "one epoch" : $"{Settings.Epochs:N0} epochs")}, learning rate "
            + $"{SettingNumber.Text(Settings.Optimizer.LearningRate)}{(MaxSteps is { } steps ? $", at most {steps:N0} steps" : "")}; "
            + $"{(Seeds == 1 ? $"seed {Seed}" : $"seeds {Seed} to {Seed + (ulong)Seeds - 1}")}.";
    }

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (notebook.Stated<StatedModel>(Model) is { Weights: null })
            yield return new("model", "This model has random weights, so there is nothing to tune. Choose weights of a language model, or "
                + "no model.");
        if (notebook.Stated<StatedModel>(Model) is { } model && catalogue.Backbone(model.Backbone) is { Input: not Tokenization } other)
            yield return new("model", $"{other.Title} reads {other.Input.Items}, and a language model reads texts. Choose weights of a "
                + "language model, or no model.");
        if (notebook.Stated<StatedDataset>(Data) is { } data && catalogue.Dataset(data.Reference) is { Unit: not Tokenization.Unit } images)
            yield return new("data", $"{images.Title} holds {images.Unit}, and a language model reads texts. Choose a data set of texts.");
        if (Data is not null && Text.Length > 0)
            yield return new("text", "There is a data set and a text. Remove one of them: a language model is trained on one.");
    }

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => $$"""
        {{ProgramLines.Usings(["Studio.Experiments.Events", "Studio.Learning", "Studio.Learning.Data.Text", "Studio.Learning.Tasks",
            .. Data is null ? [] : new[] { "Studio.Learning.Data", "Studio.Learning.Data.Splits" },
            .. notebook.Stated<StatedModel>(Model) is null ? [] : new[] { "Studio.Learning.Weights" },
            .. CSharp.Namespaces(Settings), .. ProgramLines.SteeringNamespaces(timetable)])}}
        TorchEnvironment.Prepare();
        {{Texts(notebook)}}
        {{Weights(notebook)}}
        var settings = {{CSharp.Of(Settings)}};

        {{ProgramLines.Steering(timetable)}}foreach (var (seed, file) in new (ulong, string)[] { {{string.Join(", ",
            RunSeeds(notebook).Select(seed => $"({seed}, {ProgramLines.ModelFile(this, seed, notebook)})"))}} })
        {
            var task = new LanguageModelTask
            {
                Texts = CorpusParts.Of(texts, settings.ValidationShare), Weights = weights, Settings = settings, Seed = seed,{{Limit}}
            };
            var run = new LanguageModelRun(task, new() { Emit = Show, ExportPath = file{{ProgramLines.Steered(timetable)}} });
            Console.WriteLine(run.Run().Value.After.Headline());
        }

        static void Show(TrainingEvent happened)
        {
            if (happened is TrainingEvent.Wrote wrote)
                Console.WriteLine($"After {wrote.Step} steps:\n{wrote.Text}\n");
        }

        """;

    private string Limit => MaxSteps is { } steps ? $" MaxSteps = {steps}," : "";

    private string Texts(Notebook notebook)
    {
        if (Data is null)
            return Text.Length > 0
                ? $"string[] texts = [File.ReadAllText({CSharp.Of($"{Id}.txt")})]; // Save the cell's own text in this file first."
                : $"string[] texts = [Catalog.Find<ITextDataset>({CSharp.Of(WriteText.BundledText)}, \"text\").Read()];";
        return $"""
            using var set = (ITextSet)Datasets.Open({ProgramLines.Source(ProgramLines.Data(notebook, Data, this))});
            var split = DataSplit.Of(set.Items, set.Classes.Count, seed: 0, labelsPerClass: null);
            string[] texts = [.. split.Labelled.Select(set.Read)];
            """;
    }

    private string Weights(Notebook notebook) => notebook.Cell(Model) is not { } model ? "string? weights = null;"
        : notebook.Stated<StatedModel>(Model) is { } stated ? ProgramLines.Weights(stated)
        : $"string? weights = {ProgramLines.ModelFiles(model, notebook)[0]};";
}
