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

/// <summary>Continues a prompt with a trained language model, or with two side by side; it answers at once and makes no run.</summary>
[Display(Name = "Write", Description = "Continues a text of your own with a trained language model, token by token.", Order = 24)]
public sealed record Write : Cell
{
    [Input(typeof(LanguageModel))]
    [Description("Language model: the cell whose model continues the prompt; of several seeds, you choose one.")]
    public string? Model { get; init; }

    [DisplayName("Compared model"), Input(typeof(LanguageModel), IsRequired = false)]
    [Description("Compared model: a second language model that continues the same prompt with the same seed, for example the one before "
        + "tuning. Empty shows one alone.")]
    public string? Compared { get; init; }

    [Setting(IsBasic = true), StringLength(10_000), Description("Prompt: the beginning of the text.")]
    public string Prompt { get; init; } = "The ";

    [Setting(IsBasic = true, Unit = "tokens"), Range(1, 2_000)]
    [Description("Length: tokens that are generated at most. A token is a character or a word, as the model was trained.")]
    public int Tokens { get; init; } = 200;

    [Description("How the next token is chosen.")]
    public GenerationSettings Settings { get; init; } = new();

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) =>
        $"Continue “{Cut(Prompt)}” with {notebook.Cell(Model)?.Name ?? "a language model"}"
        + $"{(notebook.Cell(Compared) is { } other ? $" and with {other.Name}" : "")}: {Tokens:N0} tokens at temperature "
        + $"{SettingNumber.Text(Settings.Temperature)}; seed {Settings.Seed}.";

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (Model is not null && Model == Compared)
            yield return new("compared", "Both models are the same cell. Choose another one to compare, or none.");
    }

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => $$"""
        {{ProgramLines.Usings(["Studio.Learning", "Studio.Learning.Tasks", "Studio.Learning.Weights.LanguageModels",
            .. CSharp.Namespaces(Settings)])}}
        TorchEnvironment.Prepare();
        var settings = {{CSharp.Of(Settings)}};
        foreach (var file in new[] { {{string.Join(", ", Files(notebook))}} })
        {
            using var model = GivenLanguageModel.Open(file);
            var prompt = model.Tokenizer.Encode({{CSharp.Of(Prompt)}});
            var written = new Generation(model.Network, settings).Continue(prompt).Take({{Tokens}});
            Console.WriteLine($"{file}:\n{model.Tokenizer.Decode(prompt.Concat(written))}\n");
        }

        """;

    private IEnumerable<string> Files(Notebook notebook) =>
        new[] { Model, Compared }.Select(notebook.Cell).OfType<Cell>().Select(c => ProgramLines.ModelFiles(c, notebook)[0]);

    private static string Cut(string prompt) => prompt.Length <= 40 ? prompt : prompt[..40] + "…";
}
