using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results.Translating;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>A network that learns to translate from sentence pairs.</summary>
[Display(Name = "Translate", Description = "Trains an encoder–decoder with attention on sentence pairs, "
    + "and shows how its translations improve.", Order = 23)]
[Produces(typeof(Translator))]
public sealed record Translate : Cell
{
    [DisplayName("Bundled pairs"), Setting(IsBasic = true)]
    [Description("Bundled pairs: sentence pairs that come with the studio. They have a test set with ranges and combinations that are "
        + "absent from training.")]
    public string Data { get; init; } = "numbers-en-fr";

    [DataType(DataType.MultilineText), StringLength(4_000_000)]
    [Description("Sentence pairs: in each line a sentence, a tab and its translation. Empty uses the bundled ones.")]
    public string Pairs { get; init; } = "";

    [DisplayName("Sentence limit"), Setting(Group = SettingGroup.Data, Unit = "sentences"), Range(2, 10_000_000)]
    [Description("Sentence limit: different source sentences that are used at most, validation included. Of more than these the seed "
        + "chooses.")]
    public int MaxSentences { get; init; } = 4000;

    [DisplayName("Validation share"), Setting(Group = SettingGroup.Data), Range(0.01, 0.5)]
    [Description("Validation share: share of the source sentences that is held out, at most the validation sentences that bundled pairs "
        + "state. Their BLEU chooses the epoch whose weights are kept.")]
    public double ValidationShare { get; init; } = 0.1;

    [Description("Network and training of the translation network.")]
    public TranslationSettings Settings { get; init; } = new();

    [OutsideKey, Setting(Group = SettingGroup.Reproducibility)]
    [Description("Random seed: determines the split, the initial weights and the order of the pairs.")]
    public ulong Seed { get; init; } = 1;

    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [Seed];

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) =>
        $"Train {(Settings.Unit == RecurrentKind.Gru ? "a GRU" : "an LSTM")} encoder–decoder with attention on "
        + $"{(Pairs.Length == 0 ? catalogue.Pairs.FirstOrDefault(p => p.Key == Data)?.Title ?? Data
            : $"{Lines().Count():N0} sentence pairs")}, "
        + $"at most {MaxSentences:N0} sentences: "
        + $"{(Settings.Epochs == 1 ? "one epoch" : $"{Settings.Epochs:N0} epochs")}, {Settings.HiddenSize:N0} hidden units, "
        + $"learning rate {SettingNumber.Text(Settings.Optimizer.LearningRate)}; seed {Seed}.";

    public override IReadOnlyList<SettingChoice> Choices(string setting, Notebook notebook, StudioCatalogue catalogue) =>
        setting != "data" ? [] : [.. catalogue.Pairs.Select(p => SettingChoice.Of(p.Key, p.Title, p.Description))];

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (Pairs.Length == 0 && catalogue.Pairs.Count > 0 && catalogue.Pairs.All(p => p.Key != Data))
            yield return new("data", $"There are no sentence pairs '{Data}'. "
                + $"Choose one of: {string.Join(", ", catalogue.Pairs.Select(p => p.Key))}.");
        if (Lines().FirstOrDefault(l => TextPair.OfLine(l.Text) is null) is { Text: not null } line)
            yield return new("pairs", $"Line {line.Number} is no pair. Each line needs a sentence, a tab and its translation.");
        if (Pairs.Length > 0 && Lines().Select(l => TextPair.OfLine(l.Text)?.Source).Distinct().Take(2).Count() < 2)
            yield return new("pairs",
                "There are fewer than two different sentences. Give at least two, or leave it empty for the bundled ones.");
    }

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => $$"""
        {{ProgramLines.Usings(["Studio.Experiments.Events", "Studio.Learning", "Studio.Learning.Data.Translation",
            "Studio.Learning.Tasks.Translating", Pairs.Length > 0 ? "Studio.Learning.Data.Text.Reading" : "Studio.Learning.Data.Text",
            .. CSharp.Namespaces(Settings), .. ProgramLines.SteeringNamespaces(timetable)])}}
        TorchEnvironment.Prepare();
        {{(Pairs.Length > 0
            ? $"var pairs = ParallelText.Read({CSharp.Of($"{Id}.tsv")}).Pairs; // Save the cell's own pairs in this file first."
            : $"var pairs = Catalog.Find<IPairDataset>({CSharp.Of(Data)}, \"pairs\").Read(); // Its test pairs are left out below.")}}
        var split = PairSplit.Of(pairs, {{CSharp.Of(ValidationShare)}}, most: {{MaxSentences}}, seed: {{Seed}});
        var settings = {{CSharp.Of(Settings)}};

        {{ProgramLines.Steering(timetable)}}var run = new TranslationRun(
            new() { Train = split.Train, Validation = split.Validation, Settings = settings, Seed = {{Seed}} },
            new() { Emit = Show, ExportPath = {{ProgramLines.ModelFile(this)}}{{ProgramLines.Steered(timetable)}} });
        Console.WriteLine(run.Run().Value.Sentence);

        static void Show(TrainingEvent happened)
        {
            if (happened is TrainingEvent.EpochFinished epoch)
                Console.WriteLine($"Epoch {epoch.Epoch + 1}: {epoch.Validation.Headline()}");
            if (happened is TrainingEvent.Translated translated)
                foreach (var sentence in translated.Sentences)
                    Console.WriteLine($"{string.Join(' ', sentence.Source)} → {string.Join(' ', sentence.Target)}");
        }

        """;

    private IEnumerable<(int Number, string Text)> Lines() => Pairs.Split('\n').Index()
        .Where(l => !string.IsNullOrWhiteSpace(l.Item)).Select(l => (l.Index + 1, l.Item));
}
