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
    [Description("Batch size: sequences of the text that are read in parallel. Larger batches give smoother gradients.")]
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

    [Setting(Group = SettingGroup.Regularisation, Paper = "https://arxiv.org/abs/1409.2329"), Range(0, 0.95)]
    [Description("Dropout: share of the units set to zero between layers and before the output in training. Raise it if the validation "
        + "perplexity rises while the training perplexity falls.")]
    public double Dropout { get; init; }

    [Setting(Group = SettingGroup.Optimizer), Description("Optimizer: turns gradients into steps of the weights.")]
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam { LearningRate = 3e-3 };

    [Setting(Group = SettingGroup.Schedule)]
    [Description("Learning-rate schedule: how the learning rate changes from the first step to the last.")]
    public ScheduleSettings Schedule { get; init; } = new ScheduleSettings.Cosine();

    [DisplayName("Gradient clipping"), Setting(Group = SettingGroup.Regularisation, Paper = "https://arxiv.org/abs/1211.5063"),
        Range(1e-6, 1e6)]
    [Description("Gradient clipping: largest norm of the gradient; longer gradients are scaled down to it. It keeps recurrent networks "
        + "from diverging.")]
    public double MaxGradientNorm { get; init; } = 1;

    [DisplayName("Validation share"), Setting(Group = SettingGroup.Data), Range(0.01, 0.5)]
    [Description("Validation share: share of the text, at its end, that is held out and gives the validation perplexity.")]
    public double ValidationShare { get; init; } = 0.1;

    [Setting(Group = SettingGroup.Samples, Unit = "steps"), Range(1, 1_000_000)]
    [Description("Sample interval: steps from one generated text to the next.")]
    public int SampleEvery { get; init; } = 50;

    [Setting(Group = SettingGroup.Samples, Unit = "characters"), Range(1, 10_000)]
    [Description("Sample length: characters generated after the prompt.")]
    public int SampleLength { get; init; } = 240;

    [Setting(IsBasic = true), Range(0.05, 5)]
    [Description("Sampling temperature: below 1 the text is more predictable, above 1 more varied and with more errors.")]
    public double Temperature { get; init; } = 0.7;

    [Setting(IsBasic = true), StringLength(500, MinimumLength = 1), Description("Prompt: the beginning of every generated text.")]
    public string Prompt { get; init; } = "The ";
}
