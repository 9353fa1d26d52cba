using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Studio.Experiments.Recipes;

/// <summary>How a translation network is trained.</summary>
public sealed record TranslationSettings
{
    [Setting(IsBasic = true, Unit = "epochs"), Range(1, 10_000)]
    [Description("Epochs: passes over the training pairs. The weights of the epoch with the best BLEU are kept.")]
    public int Epochs { get; init; } = 10;

    [DisplayName("Batch size"), Setting(Group = SettingGroup.Training, Unit = "pairs"), Range(1, 1024)]
    [Description("Batch size: sentence pairs in one optimizer step. Pairs of like length share a batch.")]
    public int BatchSize { get; init; } = 64;

    [Setting(Group = SettingGroup.Network)]
    [Description("Recurrent unit of encoder and decoder: GRU or LSTM.")]
    public RecurrentKind Unit { get; init; } = RecurrentKind.Gru;

    [Setting(IsBasic = true, Unit = "units"), Range(1, 4096)]
    [Description("Hidden size: width of embeddings and states. Larger networks translate better and train slower.")]
    public int HiddenSize { get; init; } = 128;

    [Setting(Group = SettingGroup.Regularisation), Range(0, 0.95)]
    [Description("Dropout: share of each embedded word that is set to zero in training. Raise it if the validation loss rises while the "
        + "training loss falls.")]
    public double Dropout { get; init; } = 0.1;

    [DisplayName("Teacher forcing"), Setting(Group = SettingGroup.Training)]
    [Description("Teacher forcing: how often the decoder is given the true previous word in training.")]
    public TeacherForcing Forcing { get; init; } = new TeacherForcing.Constant();

    [Setting(Group = SettingGroup.Optimizer), Description("Optimizer: turns gradients into steps of the weights.")]
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.Adam();

    [Setting(Group = SettingGroup.Schedule)]
    [Description("Learning-rate schedule: how the learning rate changes from the first step to the last.")]
    public ScheduleSettings Schedule { get; init; } = new ScheduleSettings.Constant();

    [DisplayName("Gradient clipping"), Setting(Group = SettingGroup.Regularisation, Paper = "https://arxiv.org/abs/1211.5063"),
        Range(1e-6, 1e6)]
    [Description("Gradient clipping: largest norm of the gradient; longer gradients are scaled down to it.")]
    public double MaxGradientNorm { get; init; } = 1;

    [DisplayName("Early-stopping patience"), Setting(Group = SettingGroup.Training, Unit = "epochs"), Range(0, 1000)]
    [Description("Early-stopping patience: epochs without improvement of the validation BLEU before training stops. 0 disables it.")]
    public int EarlyStoppingPatience { get; init; }

    [DisplayName("Vocabulary size"), Setting(Group = SettingGroup.Data, Unit = "words"), Range(1, 1_000_000)]
    [Description("Vocabulary size: most frequent words of each language that the network knows; all others are one unknown word.")]
    public int MaxVocabulary { get; init; } = 10_000;

    [DisplayName("Minimum frequency"), Setting(Group = SettingGroup.Data), Range(1, 1000)]
    [Description("Minimum frequency: how often a word has to stand in the training pairs to be in the vocabulary.")]
    public int MinFrequency { get; init; } = 2;

    [DisplayName("Maximum length"), Setting(Group = SettingGroup.Data, Unit = "words"), Range(1, 500)]
    [Description("Maximum length: pairs with a longer sentence are left out, and translations end there.")]
    public int MaxWords { get; init; } = 40;

    // No cell gives a pretrained encoder, and a frozen one with random weights would only do harm.
    [DisplayName("Frozen encoder"), Browsable(false), Range(0, 10_000)]
    [Description("Frozen encoder: epochs in which a pretrained encoder stays frozen while the decoder trains. 0 trains both from the first "
        + "step.")]
    public int FrozenEncoderEpochs { get; init; }

    [DisplayName("Examples"), Setting(Group = SettingGroup.Samples, Unit = "sentences"), Range(0, 20)]
    [Description("Examples: validation sentences whose translation and attention are shown after each epoch.")]
    public int Examples { get; init; } = 4;
}
