using Studio.Experiments.Recipes;
using Studio.Notebooks;
using Studio.Notebooks.Cells;

namespace Studio.EndToEnd.Tests.Everything;

/// <summary>A notebook with a cell of every kind, each as short as it can be and still show everything.</summary>
public static class EveryKind
{
    private const string Data = "data", Model = "model", First = "transfer", Second = "tuned";

    public static Notebook Notebook { get; } = new("A cell of every kind",
    [
        new Note { Id = "note",
            Markdown = "# A cell of every kind\n\nText with a "
                + "[link](https://example.org).\n\n<details>\n<summary>More</summary>\n\nFolded text.\n\n</details>" },
        new Dataset { Id = Data, Source = "glyphs-copied", LabelsPerClass = 20 },
        new PretrainedModel { Id = Model },
        new Prediction { Id = "question", Question = "What will the accuracy be?", Of = First, Number = 50 },
        new Transfer { Id = First, Data = Data, Model = Model, Recipe = new Recipe.FeatureExtraction { Epochs = 3 } },
        new Transfer
            { Id = Second, Title = "Fine-tuned", Data = Data, Model = Model, Recipe = new Recipe.FineTuning { Epochs = 1 }, MaxSteps = 3 },
        new Evaluate { Id = "evaluate", Model = First },
        new Compare { Id = "compare", Models = [First, Second] },
        new TryIt { Id = "try", Model = First },
        new LabelEfficiency { Id = "efficiency", Data = Data, Model = Model, MostLabels = 2, Seeds = 1, MaxSteps = 3 },
        new WhichBackbone { Id = "which", Data = Data, TrainHeads = false },
        new TaskSequence
            { Id = "sequence", Data = Data, Model = Model, Tasks = 2, Epochs = 1, Seeds = 1, MaxSteps = 3, TestImagesPerClass = 5 },
        new DrawGlyphs { Id = "draw", Data = Data, Settings = new() { Steps = 6, SampleEvery = 3, GridSide = 2 } },
        new WriteText { Id = "write", Settings = new() { Steps = 6, SampleEvery = 3 } },
        new TrainLanguageModel { Id = "language", MaxSteps = 6, Settings = new() { Epochs = 1, HiddenSize = 16, EmbeddingSize = 16 } },
        new Write { Id = "continue", Model = "language", Compared = "write", Tokens = 40 },
        new Translate { Id = "translate", MaxSentences = 200, Settings = new() { Epochs = 1, HiddenSize = 8 } },
    ]);
}
