using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>A network that learns a text character by character, and writes while it learns.</summary>
[Display(Name = "Character language model", Description = "Trains an LSTM language model over characters, "
    + "and shows generated text during training.", Order = 22)]
[Produces(typeof(LanguageModel))]
public sealed record WriteText : Cell
{
    /// <summary>Key of the network.</summary>
    public const string Network = "char-lstm";

    /// <summary>Key of the text that is taken where a person gives none.</summary>
    public const string BundledText = "nature-rhymes";

    [DataType(DataType.MultilineText), StringLength(2_000_000)]
    [Description("Training text: what the language model learns from. Empty uses a bundled poem of 1,000 verses.")]
    public string Text { get; init; } = "";

    [Description("Training of the language model, and the text it generates.")]
    public CharLstmSettings Settings { get; init; } = new();

    [OutsideKey, Setting(Group = SettingGroup.Reproducibility)]
    [Description("Random seed: determines the initial weights and the generated texts.")]
    public ulong Seed { get; init; } = 1;

    public override IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [Seed];

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) =>
        $"Train an LSTM language model on {(Text.Length == 0 ? "nature rhymes" : $"a text of {Text.Length:N0} characters")}: "
        + $"{Settings.Steps:N0} steps, "
        + $"{Settings.HiddenSize:N0} hidden units, learning rate {SettingNumber.Text(Settings.Optimizer.LearningRate)}, "
        + $"a sample every {Settings.SampleEvery:N0} steps; seed {Seed}.";

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (Text.Length > 0 && Settings.Prompt.Except(Text).ToArray() is { Length: > 0 } strangers)
            yield return new("settings.prompt",
                $"The text does not contain '{strangers[0]}', so the prompt cannot contain it. Use characters that occur in the text.");
    }

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => $$"""
        {{ProgramLines.Usings(["Studio.Experiments.Events", "Studio.Learning", "Studio.Learning.Tasks",
            .. Text.Length > 0 ? [] : new[] { "Studio.Learning.Data.Text" },
            .. CSharp.Namespaces(Settings), .. ProgramLines.SteeringNamespaces(timetable)])}}
        TorchEnvironment.Prepare();
        {{(Text.Length > 0 ? $"var text = File.ReadAllText({CSharp.Of($"{Id}.txt")}); // Save the cell's own text in this file first."
            : $"var text = Catalog.Find<ITextDataset>({CSharp.Of(BundledText)}, \"text\").Read();")}}
        var settings = {{CSharp.Of(Settings)}};

        {{ProgramLines.Steering(timetable)}}var run = new CharLstmRun(new(text, settings, Seed: {{Seed}}),
            new() { Emit = Show, ExportPath = {{ProgramLines.ModelFile(this)}}{{ProgramLines.Steered(timetable)}} });
        Console.WriteLine(run.Run().Value.Sentence);

        static void Show(TrainingEvent happened)
        {
            if (happened is TrainingEvent.Wrote wrote)
                Console.WriteLine($"After {wrote.Step} steps:\n{wrote.Text}\n");
        }

        """;
}
