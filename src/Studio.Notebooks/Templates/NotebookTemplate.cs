using Studio.Notebooks.Files;

namespace Studio.Notebooks.Templates;

/// <summary>A notebook to begin with: KEY.studio.json beside this file.</summary>
/// <param name="Key">Name on the command line, for example "first-transfer".</param>
/// <param name="Description">One line for the start page.</param>
/// <param name="Level">"Beginner", "Intermediate" or "Advanced"; null for a notebook that is no lesson.</param>
/// <param name="Minutes">Of "Run all" on a processor with two cores, rounded up.</param>
public sealed record NotebookTemplate(string Key, string Title, string Description, string? Level = null, int Minutes = 0)
{
    private const string Beginner = "Beginner", Intermediate = "Intermediate", Advanced = "Advanced";

    /// <summary>In the order of the start page.</summary>
    public static IReadOnlyList<NotebookTemplate> All { get; } =
    [
        new("first-transfer", "Your first transfer", "A network pretrained on 24 signs learns 12 sketched things from ten examples each.",
            Beginner, 1),
        new("your-drawings", "Train it on your drawings",
            "Draw five of each of three things, train, and see whether it recognises a sixth.", Beginner, 1),
        new("few-labels", "Few labels: scratch, frozen, fine-tuned",
            "What pretrained weights are worth when labels are few: three recipes over the same seeds.", Beginner, 3),
        new("labels-saved", "How many labels did pretraining save?",
            "Accuracy against labels per class: how many labels training from scratch needs to catch up.", Intermediate, 5),
        new("which-backbone", "Which backbone?", "Ten networks, two tasks: can you tell before any training which one will do best?",
            Intermediate, 1),
        new("five-ways", "Five ways to spoil a transfer",
            "Mistakes that run without an error, each beside a corrected version, and how to recognise them.", Intermediate, 2),
        new("forgetting", "What it forgot",
            "A network learns one task after another: what it forgets, and five continual-learning methods.", Advanced, 5),
        new("drawing", "A network learns to draw", "Two networks play against each other, and chalk signs emerge from noise.",
            Intermediate, 5),
        new("writing", "A network learns to write", "Letter by letter: from babble to words, then to verses that nearly rhyme.",
            Beginner, 2),
        new("write-with-it", "Write with it", "A language model that has read films reads hotels next: what it writes before and after.",
            Beginner, 2),
        new("lstm-or-gru", "LSTM or GRU?",
            "Two kinds of recurrent network, with and without pretraining: which difference is the larger one?", Intermediate, 1),
        new("numbers", "Numbers in three languages",
            "A network learns to translate numbers: which of them can it say that it has never seen?", Intermediate, 4),
        new("empty", "Empty notebook", "No cells yet: begin with your own."),
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
