using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Studio.Experiments.Data;

namespace Studio.Experiments.Recipes;

/// <summary>How a network is trained on a new task: which layers, for how long and with which optimizer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FromScratch), "from-scratch")]
[JsonDerivedType(typeof(FeatureExtraction), "feature-extraction")]
[JsonDerivedType(typeof(FineTuning), "fine-tuning")]
public abstract record Recipe
{
    [Setting(IsBasic = true), Range(1, 10_000)]
    [Description("Epochs: passes over the training set. More epochs fit it better, and too many overfit; the weights of the best epoch "
        + "on the validation set are kept.")]
    public int Epochs { get; init; } = 30;

    [Setting(Group = SettingGroup.Training, Unit = ItemWords.Many), Range(1, 4096)]
    [Description("Batch size: {items} per optimizer step. Small batches make more and noisier steps; double the learning rate when you "
        + "double the batch.")]
    public int BatchSize { get; init; } = 32;

    [Setting(Group = SettingGroup.Optimizer), Description("Optimizer: turns gradients into steps of the weights.")]
    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.AdamW();

    [Setting(Group = SettingGroup.Schedule)]
    [Description("Learning-rate schedule: how the learning rate changes from the first step to the last. Every stage follows it from its "
        + "own peak.")]
    public ScheduleSettings Schedule { get; init; } = new ScheduleSettings.Cosine();

    [Setting(Group = SettingGroup.Regularisation, Paper = "https://arxiv.org/abs/1512.00567"), Range(0, 0.5)]
    [Description("Label smoothing: share of the target probability that is spread over all classes. Around 0.1 keeps predictions from "
        + "becoming overconfident.")]
    public double LabelSmoothing { get; init; }

    [Setting(Group = SettingGroup.Regularisation, Paper = "https://jmlr.org/papers/v15/srivastava14a.html"), Range(0, 0.95)]
    [Description("Dropout before the head: share of the features set to zero in training. Raise it if the training accuracy is far above "
        + "the validation accuracy.")]
    public double HeadDropout { get; init; }

    [Setting(Group = SettingGroup.Training, Unit = "epochs"), Range(0, 1000)]
    [Description("Early-stopping patience: epochs without improvement on the validation set before training stops. 0 disables it.")]
    public int EarlyStoppingPatience { get; init; }

    [Setting(Group = SettingGroup.Data)]
    [Description("Class weights: weights the loss of each class by the inverse of its frequency in the training set. Turn it on if some "
        + "classes have far fewer {items}.")]
    public bool ClassWeights { get; init; }

    [DisplayName("Data augmentation"), Setting(IsBasic = true, Items = Preprocessing.Unit)]
    [Description("Data augmentation: shows random variants of the training images in every epoch, so that few images go further. Off "
        + "uses the images unchanged.")]
    public Augmentation? Augmentation { get; init; }

    [DisplayName("Input normalisation"), Setting(Group = SettingGroup.Data, Items = Preprocessing.Unit)]
    [Description("Input normalisation: scale of the pixel values. Pretrained weights work only with their own; the others show what a "
        + "common mistake costs.")]
    public InputScaling Inputs { get; init; }

    [Setting(Group = SettingGroup.Data, Unit = "pixels", Items = Preprocessing.Unit), Range(0, 64)]
    [Description("Margin: black border on each side of the network's input; the image is scaled into the rest. For weights pretrained on "
        + "images with an empty border, such as MNIST.")]
    public int Margin { get; init; }

    [Setting(Group = SettingGroup.Training)]
    [Description("Numeric precision of the forward and backward pass; weights, losses and metrics stay float32.")]
    public Precision Precision { get; init; } = Precision.Auto;

    /// <summary>The same recipe at another learning rate; the rate of a fine-tuned backbone keeps its ratio to it, to six digits.</summary>
    public Recipe AtLearningRate(double rate)
    {
        var optimizer = Optimizer with { LearningRate = rate };
        return this is FineTuning tuning
            ? tuning with { Optimizer = optimizer,
                BackboneLearningRate = Math.Clamp(Rounded(tuning.BackboneLearningRate * (rate / Optimizer.LearningRate)), 1e-8, 10) }
            : this with { Optimizer = optimizer };
    }

    private static double Rounded(double rate) =>
        double.Parse(rate.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static int BatchSizeOf(Recipe other, Recipe own) =>
        other.BatchSize == ((Recipe)Activator.CreateInstance(other.GetType())!).BatchSize ? own.BatchSize : other.BatchSize;

    [Description("From scratch: all layers start from random weights. The baseline that a transfer has to beat.")]
    public sealed record FromScratch : Recipe
    {
        // Random weights need more and larger steps than pretrained ones, and images that move.
        public FromScratch()
        {
            Epochs = 40;
            Optimizer = new OptimizerSettings.AdamW { LearningRate = 3e-3 };
            Augmentation = new() { PadPixels = 4 };
        }
    }

    [Description("Feature extraction: the backbone stays frozen, its features are computed once, and only a new head is trained. Fast, "
        + "and hard to beat with few labels.")]
    public sealed record FeatureExtraction : Recipe
    {
        // Small steps: the best epoch is looked for among many that differ little. The decay keeps a few examples from being
        // memorised.
        public FeatureExtraction()
        {
            Epochs = 40;
            Optimizer = new OptimizerSettings.AdamW { WeightDecay = 1 };
        }

        /// <summary>All that another recipe shares with it. Length, optimiser and schedule are its own, and so is a batch size that the
        /// other leaves at its default.</summary>
        public FeatureExtraction(Recipe other) : base(other) =>
            (Epochs, Optimizer, Schedule, BatchSize) = (s_own.Epochs, s_own.Optimizer, s_own.Schedule, BatchSizeOf(other, s_own));

        private static readonly FeatureExtraction s_own = new();

        [Setting(Group = SettingGroup.Augmentation, Unit = "views", Items = Preprocessing.Unit), Range(0, 32)]
        [Description("Augmented views: variants of each training image whose features are cached beside those of the image itself. 0 "
            + "leaves data augmentation unused; each view costs one more pass.")]
        public int AugmentedViews { get; init; }

        [Setting(Group = SettingGroup.Head, Unit = "stages"), Range(0, 64)]
        [Description("Skipped stages: stages left out, counted from the head. Early stages hold general features, late ones "
            + "features of the pretraining task; skip some if your {items} are very different.")]
        public int SkippedStages { get; init; }

        [Setting(Group = SettingGroup.Head, Items = Preprocessing.Unit)]
        [Description("Feature pooling: how the feature map of the last stage becomes a feature vector.")]
        public FeaturePooling Pooling { get; init; }

        [DisplayName("Batch norm in training mode"), Setting(Group = SettingGroup.Freezing, Items = Preprocessing.Unit)]
        [Description("Batch normalisation in training mode: a common mistake with frozen backbones. The running statistics follow the "
            + "batches although no weight changes, so features cannot be cached.")]
        public bool MovingStatistics { get; init; }

        [Setting(Group = SettingGroup.Head), Description("Head: the classifier that turns features into class logits.")]
        public HeadSettings Head { get; init; } = new HeadSettings.Linear();
    }

    [DisplayName("Fine-tuning")]
    [Description("Fine-tuning: the head is trained first, then unfrozen stages of the backbone train with it at small learning rates. "
        + "Best if there are enough labels.")]
    public sealed record FineTuning : Recipe
    {
        // A warmed head needs no larger steps than the backbone: at a new head's rate it would be lost before the backbone has moved. Few
        // items make few steps, hence the small batches; the rates rise at first because Adam's first steps are its rashest.
        public FineTuning()
        {
            Epochs = 8;
            BatchSize = 8;
            Optimizer = new OptimizerSettings.AdamW { LearningRate = 1e-4 };
            Schedule = new ScheduleSettings.SlantedTriangular();
        }

        /// <summary>All that another recipe shares with it. Length, optimiser and schedule are its own, and so is a batch size that the
        /// other leaves at its default.</summary>
        public FineTuning(Recipe other) : base(other) =>
            (Epochs, Optimizer, Schedule, BatchSize) = (s_own.Epochs, s_own.Optimizer, s_own.Schedule, BatchSizeOf(other, s_own));

        private static readonly FineTuning s_own = new();

        [DisplayName("Unfrozen stages"), Setting(Group = SettingGroup.Freezing, Unit = "stages"), Range(0, 64)]
        [Description("Unfrozen stages: how many stages train, counted from the head. Fewer stages overfit less; 0 unfreezes all of them.")]
        public int UnfrozenStages { get; init; }

        [Setting(Group = SettingGroup.Freezing), Range(1e-8, 10)]
        [Description("Backbone learning rate: that of the stage next to the head. Keep it at the head's rate after a head warm-up, or at "
            + "a tenth of it without one.")]
        public double BackboneLearningRate { get; init; } = 1e-4;

        [DisplayName("Discriminative decay"),
            Setting(Group = SettingGroup.Freezing, Unit = "per stage", Paper = "https://arxiv.org/abs/1801.06146"), Range(0.01, 1)]
        [Description("Discriminative learning rates: factor from each stage to the one before it, so that early stages move less. 1 "
            + "gives all stages the same rate; 0.38 (1/2.6) is the paper's.")]
        public double StageDecay { get; init; } = 1;

        [DisplayName("Head warm-up"), Setting(Group = SettingGroup.Freezing, Unit = "epochs", Paper = "https://arxiv.org/abs/2202.10054"),
            Range(0, 10_000)]
        [Description("Head warm-up (LP-FT): epochs in which only the head trains, on cached features, before the backbone is unfrozen. 0 "
            + "unfreezes the backbone under an untrained head.")]
        public int HeadWarmUpEpochs { get; init; } = 40;

        [DisplayName("Gradual unfreezing"),
            Setting(Group = SettingGroup.Freezing, Unit = "epochs per stage", Paper = "https://arxiv.org/abs/1801.06146"), Range(0, 1000)]
        [Description("Gradual unfreezing: epochs from unfreezing one stage to the next, beginning at the head. 0 unfreezes all at once.")]
        public int EpochsPerUnfreezing { get; init; }

        [DisplayName("Batch normalisation"), Setting(Group = SettingGroup.Freezing, Items = Preprocessing.Unit)]
        [Description("Batch normalisation in the unfrozen stages. With small batches, keep the pretrained statistics.")]
        public BatchNormPolicy BatchNorm { get; init; } = BatchNormPolicy.FrozenStatistics;

        [DisplayName("Regulariser"), Setting(Group = SettingGroup.Regularisation)]
        [Description("Regulariser against forgetting: keeps the network close to what it learned in pretraining.")]
        public Regulariser? Regulariser { get; init; }

        [Setting(Group = SettingGroup.Regularisation)]
        [Description("Watch forgetting: measures the accuracy on the pretraining task after every epoch, with the old head and with a "
            + "new head fitted to the features.")]
        public bool WatchForgetting { get; init; }

        /// <summary>It reads items that the weights were trained on.</summary>
        [JsonIgnore]
        public bool NeedsSourceImages => WatchForgetting || Regulariser is { NeedsSourceImages: true };
    }
}
