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
        new Transfer { Id = "frozen", Title = "Frozen", Data = "data-1", Model = "model-1",
            Recipe = new Recipe.FeatureExtraction { Epochs = 6 }, Seeds = 2 },
        new Transfer
            { Id = "tuned", Title = "Tuned", Data = "data-1", Model = "model-1",
                Recipe = new Recipe.FineTuning
                    { Epochs = 2, UnfrozenStages = 1, Regulariser = new Regulariser.Rehearsal { ImagesPerClass = 2 } }, MaxSteps = 8 },
        new Transfer
            { Id = "scratch", Data = "data-1", Model = "model-2", Recipe = new Recipe.FromScratch { Epochs = 2 }, Seeds = 2, MaxSteps = 4 },
        new LabelEfficiency { Id = "efficiency-1", Data = "data-1", Model = "model-1", MostLabels = 2, Seeds = 1, MaxSteps = 2 },
        new Dataset { Id = "few-chalk", Source = "glyphs-chalk", LabelsPerClass = 5 },
        new TaskSequence { Id = "sequence-1", Data = "few-chalk", Model = "model-1", Tasks = 2, FrozenBackbone = null, L2Sp = null,
            ElasticWeightConsolidation = new() { ImagesPerClass = 1, Lambda = 500 },
            LearningWithoutForgetting = null, Rehearsal = new() { ImagesPerClass = 1 }, Joint = null, TestImagesPerClass = 20, Seeds = 1,
            MaxSteps = 1 },
        new Evaluate { Id = "evaluate-1", Model = "frozen" },
        new Compare { Id = "compare-1", Models = ["frozen", "scratch"] },
        new TryIt { Id = "try-it-1", Model = "frozen" },
        new Prediction { Id = "prediction-1", Question = "How often is it right?", Of = "frozen" },
        new Dataset { Id = "chalk", Source = "glyphs-chalk" },
        new DrawGlyphs
            { Id = "draw-1", Data = "chalk", Settings = new() { Steps = 4, BatchSize = 8, Width = 4, SampleEvery = 2, GridSide = 2 } },
        new WriteText { Id = "write-1",
            Settings = new() { Steps = 4, Streams = 4, Window = 8, HiddenSize = 16, SampleEvery = 2, SampleLength = 20 } },
        new Write { Id = "writing-1", Model = "write-1" },
        new TrainLanguageModel { Id = "model-3", Seeds = 2, MaxSteps = 4,
            Settings = new() { Epochs = 1, EmbeddingSize = 16, HiddenSize = 16 } },
        new Translate { Id = "translate-1", MaxSentences = 200, Settings = new() { Epochs = 1, HiddenSize = 8, Examples = 1 } },
        new WhichBackbone { Id = "which-1", Data = "data-1", Models = ["model-1", "model-2"] },
    ]);

    public static T Cell<T>(string id) where T : Cell => (T)Whole.Cell(id)!;

    public static Notebook With(params Cell[] cells) => Notebook.Empty with { Cells = cells };
}
