using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Recipes;

/// <summary>How a character-level language model is trained, and what it generates meanwhile.</summary>
public sealed record CharLstmSettings
{
    [Setting(IsBasic = true, Unit = "steps"), Range(1, 10_000_000)]
    [Description("Training steps: each reads one window of every sequence in the batch. More steps lower the perplexity until the "
        + "network memorises the text.")]
    public int Steps { get; init; } = 2000;

    [DisplayName("Batch size"), Setting(Group = SettingGroup.Training, Unit = "sequences"), Range(1, 1024)]
    [Description(LanguageModelHelp.Streams)]
    public int Streams { get; init; } = 32;

    [DisplayName("Sequence length (truncated BPTT)"), Setting(Group = SettingGroup.Training, Unit = "characters"), Range(1, 2048)]
    [Description("Truncated backpropagation through time: characters through which the gradient flows back; the hidden state "
        + "is carried further. Longer windows learn longer patterns and cost more.")]
    public int Window { get; init; } = 64;

    [Setting(Group = SettingGroup.Network), Range(1, 2048)]
    [Description("Embedding size: dimensions of the vector that stands for one character.")]
    public int EmbeddingSize { get; init; } = 32;

    [Setting(IsBasic = true, Unit = "units"), Range(1, 4096)]
    [Description("Hidden size: units of the state that each LSTM layer carries from character to character. Larger ones remember more "
        + "and train slower.")]
    public int HiddenSize { get; init; } = 256;

    [Setting(Group = SettingGroup.Network, Unit = "layers"), Range(1, 8)]
    [Description("Layers: stacked LSTM layers. Deeper networks learn more and need more text.")]
    public int Layers { get; init; } = 1;

    [Setting(Group = SettingGroup.Regularisation, Paper = LanguageModelHelp.DropoutPaper), Range(0, 0.95)]
    [Description(LanguageModelHelp.Dropout)]
    public double Dropout { get; init; }

    [Setting(Group = SettingGroup.Optimizer), Description(LanguageModelHelp.Optimizer)]
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam { LearningRate = 3e-3 };

    [Setting(Group = SettingGroup.Schedule), Description(LanguageModelHelp.Schedule)]
    public ScheduleSettings Schedule { get; init; } = new ScheduleSettings.Cosine();

    [DisplayName("Gradient clipping"), Setting(Group = SettingGroup.Regularisation, Paper = LanguageModelHelp.ClippingPaper)]
    [Range(1e-6, 1e6), Description(LanguageModelHelp.Clipping)]
    public double MaxGradientNorm { get; init; } = 1;

    [DisplayName("Validation share"), Setting(Group = SettingGroup.Data), Range(0.01, 0.5)]
    [Description(LanguageModelHelp.ValidationShare)]
    public double ValidationShare { get; init; } = 0.1;

    [Setting(Group = SettingGroup.Samples, Unit = "steps"), Range(1, 1_000_000)]
    [Description("Sample interval: steps from one generated text to the next.")]
    public int SampleEvery { get; init; } = 50;

    [Setting(Group = SettingGroup.Samples, Unit = "characters"), Range(1, 10_000)]
    [Description("Sample length: characters generated after the prompt.")]
    public int SampleLength { get; init; } = 240;

    [Setting(IsBasic = true), Range(0.05, 5)]
    [Description(LanguageModelHelp.Temperature)]
    public double Temperature { get; init; } = 0.7;

    [Setting(IsBasic = true), StringLength(500, MinimumLength = 1), Description(LanguageModelHelp.Prompt)]
    public string Prompt { get; init; } = "The ";
}
