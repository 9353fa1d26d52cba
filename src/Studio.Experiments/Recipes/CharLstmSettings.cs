using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Recipes;

/// <summary>How a network learns to write a text character by character, and what it is asked to write meanwhile.</summary>
public sealed record CharLstmSettings
{
    [Range(1, 10_000_000), Description("Steps of training; each reads one window of every stream.")]
    public int Steps { get; init; } = 2000;

    [Range(1, 1024), Description("Places of the text that are read side by side.")]
    public int Streams { get; init; } = 32;

    [Range(1, 2048), Description("Characters through which the gradient goes back; the state is carried further.")]
    public int Window { get; init; } = 64;

    [Range(1, 2048), Description("Features of one character.")]
    public int EmbeddingSize { get; init; } = 32;

    [Range(1, 4096), Description("Features of the state that each layer carries from character to character.")]
    public int HiddenSize { get; init; } = 256;

    [Range(1, 8), Description("Layers on top of one another.")]
    public int Layers { get; init; } = 1;

    [Range(0, 0.95), Description("Share of the features dropped between layers and before the output in training (Zaremba et al. 2014).")]
    public double Dropout { get; init; }

    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam { LearningRate = 3e-3 };

    public ScheduleSettings Schedule { get; init; } = new ScheduleSettings.Cosine();

    [Range(1e-6, 1e6), Description("Gradients are shortened to this length at most (Pascanu et al. 2013).")]
    public double MaxGradientNorm { get; init; } = 1;

    [Range(0.01, 0.5), Description("Share of the text, at its end, that is never trained on and gives the perplexity.")]
    public double ChooseShare { get; init; } = 0.1;

    [Range(1, 1_000_000), Description("Steps from one piece of writing to the next.")]
    public int SampleEvery { get; init; } = 50;

    [Range(1, 10_000), Description("Characters written each time, after the prompt.")]
    public int SampleLength { get; init; } = 240;

    [Range(0.05, 5), Description("Below 1 the likely characters become likelier, above 1 all become more alike.")]
    public double Temperature { get; init; } = 0.7;

    [StringLength(500, MinimumLength = 1), Description("What every piece of writing begins with.")]
    public string Prompt { get; init; } = "The ";
}
