using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Recipes;

/// <summary>How a language model is trained or tuned, and what it generates meanwhile.</summary>
/// <remarks>Tuning as in Howard and Ruder, "Universal Language Model Fine-tuning for Text Classification", ACL 2018, arXiv:1801.06146,
/// section 3.2.</remarks>
public sealed record LanguageModelSettings
{
    private const string AwdPaper = "https://arxiv.org/abs/1708.02182", TuningPaper = "https://arxiv.org/abs/1801.06146";

    [Setting(IsBasic = true, Unit = "epochs"), Range(1, 10_000)]
    [Description("Epochs: passes over the training text. The weights of the epoch with the lowest validation perplexity are kept.")]
    public int Epochs { get; init; } = 10;

    [DisplayName("Reads"), Setting(IsBasic = true)]
    [Description("Token: what the model reads and predicts. Pretrained weights bring their own.")]
    public TextUnit Unit { get; init; } = TextUnit.Words;

    [DisplayName("Recurrent unit"), Setting(Group = SettingGroup.Network)]
    [Description("Recurrent unit: LSTM or GRU. Pretrained weights bring their own.")]
    public RecurrentKind Cell { get; init; } = RecurrentKind.Lstm;

    [Setting(Group = SettingGroup.Network), Range(1, 2048)]
    [Description("Embedding size: dimensions of the vector that stands for one token. If it equals the hidden size, the output layer "
        + "shares its weights. Pretrained weights bring their own.")]
    public int EmbeddingSize { get; init; } = 128;

    [Setting(Group = SettingGroup.Network, Unit = "units"), Range(1, 4096)]
    [Description("Hidden size: units of the state that each layer carries from token to token. Larger ones remember more and train "
        + "slower. Pretrained weights bring their own.")]
    public int HiddenSize { get; init; } = 128;

    [Setting(Group = SettingGroup.Network, Unit = "layers"), Range(1, 8)]
    [Description("Layers: stacked recurrent layers. Deeper networks learn more and need more text. Pretrained weights bring their own.")]
    public int Layers { get; init; } = 1;

    [DisplayName("Batch size"), Setting(Group = SettingGroup.Training, Unit = "sequences"), Range(1, 1024)]
    [Description(LanguageModelHelp.Streams)]
    public int Streams { get; init; } = 32;

    [DisplayName("Sequence length (truncated BPTT)"), Setting(Group = SettingGroup.Training, Unit = "tokens"), Range(1, 2048)]
    [Description("Truncated backpropagation through time: tokens through which the gradient flows back; the hidden state is carried "
        + "further. Longer windows learn longer patterns and cost more.")]
    public int Window { get; init; } = 35;

    [DisplayName("Early-stopping patience"), Setting(Group = SettingGroup.Training, Unit = "epochs"), Range(0, 1000)]
    [Description("Early-stopping patience: epochs without improvement of the validation perplexity before training stops. 0 disables it.")]
    public int EarlyStoppingPatience { get; init; }

    [Setting(Group = SettingGroup.Regularisation, Paper = LanguageModelHelp.DropoutPaper), Range(0, 0.95)]
    [Description(LanguageModelHelp.Dropout)]
    public double Dropout { get; init; } = 0.1;

    [DisplayName("Word dropout"), Setting(Group = SettingGroup.Regularisation, Paper = "https://arxiv.org/abs/1511.06349")]
    [Range(0, 0.95)]
    [Description("Word dropout: share of the words that are read as the unknown word in training. Without any, a model whose training "
        + "text holds no unknown word cannot cope with one later.")]
    public double WordDropout { get; init; } = 0.05;

    [DisplayName("Weight drop"), Setting(Group = SettingGroup.Regularisation, Paper = AwdPaper), Range(0, 0.95)]
    [Description("Weight drop: share of the recurrent weights set to zero in each training step. Above 0, a new LSTM over words is an "
        + "AWD-LSTM. Other networks do not have it.")]
    public double WeightDrop { get; init; }

    [DisplayName("Activation regularisation (AR)"), Setting(Group = SettingGroup.Regularisation, Paper = AwdPaper), Range(0, 1000)]
    [Description("Activation regularisation: weight of the mean square of the last layer's outputs. 2 in the paper; 0 turns it off.")]
    public double ActivationPenalty { get; init; }

    [DisplayName("Temporal activation regularisation (TAR)"), Setting(Group = SettingGroup.Regularisation, Paper = AwdPaper)]
    [Range(0, 1000)]
    [Description("Temporal activation regularisation: weight of the mean square of the change of the last layer's outputs from token to "
        + "token. 1 in the paper; 0 turns it off.")]
    public double TemporalPenalty { get; init; }

    [DisplayName("Gradient clipping"), Setting(Group = SettingGroup.Regularisation, Paper = LanguageModelHelp.ClippingPaper)]
    [Range(1e-6, 1e6), Description(LanguageModelHelp.Clipping)]
    public double MaxGradientNorm { get; init; } = 1;

    [Setting(Group = SettingGroup.Optimizer), Description(LanguageModelHelp.Optimizer)]
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam { LearningRate = 3e-3 };

    [Setting(Group = SettingGroup.Schedule), Description(LanguageModelHelp.Schedule)]
    public ScheduleSettings Schedule { get; init; } = new ScheduleSettings.SlantedTriangular();

    [DisplayName("Discriminative decay"), Setting(Group = SettingGroup.Freezing, Unit = "per stage", Paper = TuningPaper), Range(0.01, 1)]
    [Description("Discriminative learning rates: factor from each stage to the one before it, so that early stages of pretrained weights "
        + "move less. 1 gives all stages the same rate; 0.38 (1/2.6) is the paper's. Random weights all train at one rate.")]
    public double StageDecay { get; init; } = 1;

    [DisplayName("Gradual unfreezing"), Setting(Group = SettingGroup.Freezing, Unit = "epochs per stage", Paper = TuningPaper)]
    [Range(0, 1000)]
    [Description("Gradual unfreezing: epochs from unfreezing one stage of pretrained weights to the next, beginning at the output. 0 "
        + "unfreezes all at once, as it is with random weights.")]
    public int EpochsPerUnfreezing { get; init; }

    [DisplayName("Validation share"), Setting(Group = SettingGroup.Data), Range(0.01, 0.5)]
    [Description(LanguageModelHelp.ValidationShare)]
    public double ValidationShare { get; init; } = 0.1;

    [DisplayName("Vocabulary size"), Setting(Group = SettingGroup.Data, Unit = "words"), Range(100, 1_000_000)]
    [Description("Vocabulary size: most frequent words that the network knows; all others are one unknown word. Words of pretrained "
        + "weights stay.")]
    public int MaxVocabulary { get; init; } = 30_000;

    [DisplayName("Minimum frequency"), Setting(Group = SettingGroup.Data), Range(1, 1000)]
    [Description("Minimum frequency: how often a word has to stand in the training text to enter the vocabulary.")]
    public int MinFrequency { get; init; } = 2;

    [Setting(Group = SettingGroup.Samples, Unit = "steps"), Range(0, 1_000_000)]
    [Description("Sample interval: steps from one generated text to the next. 0 generates one at the end of each epoch.")]
    public int SampleEvery { get; init; }

    [Setting(Group = SettingGroup.Samples, Unit = "tokens"), Range(1, 10_000)]
    [Description("Sample length: tokens generated after the prompt.")]
    public int SampleLength { get; init; } = 60;

    [Setting(IsBasic = true), Range(0.05, 5), Description(LanguageModelHelp.Temperature)]
    public double Temperature { get; init; } = 0.7;

    [Setting(IsBasic = true), StringLength(500, MinimumLength = 1), Description(LanguageModelHelp.Prompt)]
    public string Prompt { get; init; } = "The ";
}
