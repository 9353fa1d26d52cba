using Studio.Experiments.Recipes;
using Studio.Notebooks.Cells;

namespace Studio.Notebooks.Tests.Fakes;

/// <summary>A notebook with one cell of each kind at least, all of which can run, and quickly.</summary>
internal static class SampleNotebook
{
    public static Notebook Whole { get; } = new("Sketched things",
    [
        new Note { Id = "note-1", Markdown = "# Sketched things\n\nCan signs teach things?" },
        new Dataset { Id = "data-1", LabelsPerClass = 5 },
        new PretrainedModel { Id = "model-1" },
        new PretrainedModel { Id = "model-2", Title = "Nothing \"learnt\"", Weights = null },
        new Transfer { Id = "frozen", Title = "Frozen", Data = "data-1", Model = "model-1", Recipe = new Recipe.FeatureExtraction { Epochs = 6 }, Seeds = 2 },
        new Transfer { Id = "tuned", Title = "Tuned", Data = "data-1", Model = "model-1", Recipe = new Recipe.FineTuning { Epochs = 2, OpenStages = 1 }, MaxSteps = 8 },
        new Transfer { Id = "scratch", Data = "data-1", Model = "model-2", Recipe = new Recipe.FromScratch { Epochs = 2 }, Seeds = 2, MaxSteps = 4 },
        new Evaluate { Id = "evaluate-1", Model = "frozen" },
        new Compare { Id = "compare-1", Models = ["frozen", "scratch"] },
        new TryIt { Id = "try-it-1", Model = "frozen" },
    ]);

    public static T Cell<T>(string id) where T : Cell => (T)Whole.Cell(id)!;

    public static Notebook With(params Cell[] cells) => Notebook.Empty with { Cells = cells };
}
