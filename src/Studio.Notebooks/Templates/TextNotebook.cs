using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Templates;

/// <summary>A notebook for labelled texts of one's own that is ready to run: data, a recurrent network over the words of the data, its
/// training, evaluation, and a text to try.</summary>
public static class TextNotebook
{
    /// <summary>Takes its vocabulary from the training texts.</summary>
    private const string Backbone = "lstm-words";

    /// <param name="name">Of the data set.</param>
    /// <param name="source">As a data set cell names it.</param>
    public static Notebook Of(string name, string source, IReadOnlyList<string> classes) => new(name,
    [
        new Note
        {
            Id = "note",
            Markdown = $"# {name}\n\nPress **Run all**. An LSTM reads the texts word by word and learns your {classes.Count} classes. "
                + "Its vocabulary consists of the words of the training texts. Then look at the mistakes. At the end, write a text of your "
                + "own: the words that decided are coloured.",
        },
        new Dataset { Id = "data", Title = name, Source = source },
        new PretrainedModel { Id = "model", Title = "LSTM over words", Backbone = Backbone, Weights = null },
        new Transfer { Id = "transfer", Title = name, Data = "data", Model = "model", Recipe = new Recipe.FromScratch() },
        new Evaluate { Id = "evaluate", Title = "Where does it err?", Model = "transfer" },
        new TryIt { Id = "try", Title = "Try it", Model = "transfer" },
    ]);
}
