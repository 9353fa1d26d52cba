using Studio.Notebooks.Files;

namespace Studio.Notebooks.Templates;

/// <summary>A notebook to begin with: KEY.studio.json beside this file.</summary>
/// <param name="Key">Name on the command line, for example "first-transfer".</param>
/// <param name="Description">One line for the start page.</param>
public sealed record NotebookTemplate(string Key, string Title, string Description)
{
    /// <summary>In the order of the start page.</summary>
    public static IReadOnlyList<NotebookTemplate> All { get; } =
    [
        new("first-transfer", "Your first transfer", "A network that knows 24 signs learns 12 sketched things from ten examples each."),
        new("few-labels", "Few labels: scratch, frozen, fine-tuned", "What pretrained weights are worth when labels are few: three recipes over the same seeds."),
        new("labels-saved", "How many labels did pretraining save?", "Three curves, accuracy against labels: what ten examples and a pretrained network are worth without one."),
        new("which-backbone", "Which backbone?", "Ten networks, two tasks: can you tell before any training which of them will do?"),
        new("five-ways", "Five ways to spoil a transfer", "Mistakes that run without an error, each beside its mended twin, and what gives them away."),
        new("forgetting", "What it forgot", "A network learns something new, and something else as well: what it no longer knows afterwards, and five remedies."),
        new("drawing", "A network learns to draw", "Two networks play against each other, and signs in chalk come out of noise."),
        new("writing", "A network learns to write", "Letter by letter: from babble to words, then to verses that nearly rhyme."),
        new("empty", "Empty notebook", "Nothing yet: begin with a cell of your own."),
    ];

    /// <exception cref="ArgumentException">No template has this key; the sentence lists those there are.</exception>
    public static NotebookTemplate Find(string key) => All.FirstOrDefault(t => t.Key == key)
        ?? throw new ArgumentException($"There is no template '{key}'. Choose one of: {string.Join(", ", All.Select(t => t.Key))}.");

    /// <summary>A notebook of its own, to be changed at will.</summary>
    public Notebook Open()
    {
        using var file = typeof(NotebookTemplate).Assembly.GetManifestResourceStream($"{Key}{NotebookFile.Ending}")!;
        using var reader = new StreamReader(file);
        return NotebookFile.Read(reader.ReadToEnd());
    }
}
