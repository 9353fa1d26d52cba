using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Studio.Experiments.Data;

namespace Studio.Experiments.Recipes;

/// <summary>How a network is taught a new task: what is trained, for how long and with which optimiser.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FromScratch), "from-scratch")]
[JsonDerivedType(typeof(FeatureExtraction), "feature-extraction")]
[JsonDerivedType(typeof(FineTuning), "fine-tuning")]
public abstract record Recipe
{
    [Range(1, 10_000), Description("Passes over the fit part; early stopping may end sooner.")]
    public int Epochs { get; init; } = 30;

    [Range(1, 4096), Description("Images in one optimiser step.")]
    public int BatchSize { get; init; } = 32;

    public OptimizerSettings Optimizer { get; init; } = new OptimizerSettings.AdamW();

    public ScheduleSettings Schedule { get; init; } = new ScheduleSettings.Cosine();

    [Range(0, 0.5), Description("Share of the target probability spread over all classes (Szegedy et al. 2016).")]
    public double LabelSmoothing { get; init; }

    [Range(0, 0.95), Description("Share of the features dropped before the head in training (Srivastava et al. 2014).")]
    public double HeadDropout { get; init; }

    [Range(0, 1000), Description("Epochs without a better figure on the choose part before the run ends; 0 never ends early.")]
    public int EarlyStoppingPatience { get; init; }

    [Description("Weigh the loss of a class by the inverse of its frequency in the fit part.")]
    public bool ClassWeights { get; init; }

    [Description("How fit images are varied from epoch to epoch; null shows them as they are.")]
    public Augmentation? Augmentation { get; init; }

    [Description("Pixel values as the network sees them. The weights know how they want them; anything else is an easy mistake, here to be looked at.")]
    public InputScaling Inputs { get; init; }

    [Range(0, 64), Description("Pixels left black on each side of what the network sees; the image is scaled into the rest. For weights that met their things in the middle of the picture, as MNIST's did its digits.")]
    public int Margin { get; init; }

    [Description("Arithmetic of forward and backward; weights, losses and measures stay float32.")]
    public Precision Precision { get; init; } = Precision.Float32;

    private static int BatchSizeOf(Recipe other, Recipe own) => other.BatchSize == ((Recipe)Activator.CreateInstance(other.GetType())!).BatchSize ? own.BatchSize : other.BatchSize;

    /// <summary>Every layer starts from random weights: the control that a transfer has to beat.</summary>
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

    /// <summary>The backbone stays as it is; its features are computed once and only a new head is trained.</summary>
    public sealed record FeatureExtraction : Recipe
    {
        // Small steps: the best epoch is looked for among many that differ little. The decay keeps a few examples from being learnt by heart.
        public FeatureExtraction()
        {
            Epochs = 40;
            Optimizer = new OptimizerSettings.AdamW { WeightDecay = 1 };
        }

        /// <summary>All that another recipe shares with it. Length, optimiser and schedule are its own, and so is a batch size that the other leaves at its default.</summary>
        public FeatureExtraction(Recipe other) : base(other) => (Epochs, Optimizer, Schedule, BatchSize) = (s_own.Epochs, s_own.Optimizer, s_own.Schedule, BatchSizeOf(other, s_own));

        private static readonly FeatureExtraction s_own = new();

        [Range(0, 32), Description("Augmented views of each fit image whose features are cached beside the plain one; they need an augmentation.")]
        public int AugmentedViews { get; init; }

        [Range(0, 64), Description("Stages left out, counted from the head: an early stage sees edges and textures, a late one the things it was trained on. 0 reads the last.")]
        public int SkippedStages { get; init; }

        [Description("How the map that the stage leaves becomes a row of features.")]
        public FeaturePooling Pooling { get; init; }

        [Description("Leaves batch normalisation in training mode, as it is easily forgotten: its running statistics follow the batches although no weight of the backbone moves, so no feature can be kept.")]
        public bool MovingStatistics { get; init; }

        [Description("What turns features into classes.")]
        public HeadSettings Head { get; init; } = new HeadSettings.Linear();
    }

    /// <summary>The head is warmed first as feature extraction trains it, then stages of the backbone open and train with it.</summary>
    public sealed record FineTuning : Recipe
    {
        // A warmed head needs no larger steps than the backbone: at a new head's rate it would be lost before the backbone has moved. Few images
        // make few steps, hence the small batches; the rates rise at first because Adam's first steps are its rashest.
        public FineTuning()
        {
            Epochs = 8;
            BatchSize = 8;
            Optimizer = new OptimizerSettings.AdamW { LearningRate = 1e-4 };
            Schedule = new ScheduleSettings.SlantedTriangular();
        }

        /// <summary>All that another recipe shares with it. Length, optimiser and schedule are its own, and so is a batch size that the other leaves at its default.</summary>
        public FineTuning(Recipe other) : base(other) => (Epochs, Optimizer, Schedule, BatchSize) = (s_own.Epochs, s_own.Optimizer, s_own.Schedule, BatchSizeOf(other, s_own));

        private static readonly FineTuning s_own = new();

        [Range(0, 64), Description("Stages open for training, counted from the head; 0 opens all.")]
        public int OpenStages { get; init; }

        [Range(1e-8, 10), Description("Learning rate of the stage next to the head; the optimiser's own rate is the head's. A warmed head wants about the same, a new one (no warm-up) ten times as much.")]
        public double BackboneLearningRate { get; init; } = 1e-4;

        [Range(0.01, 1), Description("Factor from one stage to the next further from the head (Howard and Ruder 2018: 1/2.6).")]
        public double StageDecay { get; init; } = 1;

        [Range(0, 10_000), Description("Epochs in which the head alone trains on cached features, before the others begin; 0 opens the backbone under a new head.")]
        public int HeadWarmUpEpochs { get; init; } = 40;

        [Range(0, 1000), Description("Epochs between the opening of one stage and the next; 0 opens all at once.")]
        public int EpochsPerUnfreezing { get; init; }

        [Description("What batch normalisation in the backbone does while it trains.")]
        public BatchNormPolicy BatchNorm { get; init; } = BatchNormPolicy.FrozenStatistics;

        [Description("What keeps the network from forgetting the task that its weights were trained on.")]
        public Regulariser? Regulariser { get; init; }

        [Description("Ask the network about the old task after every epoch: through its old head, and through a head that is fitted anew to its features.")]
        public bool WatchForgetting { get; init; }

        /// <summary>It looks at images that the weights were trained on.</summary>
        [JsonIgnore]
        public bool NeedsSourceImages => WatchForgetting || Regulariser is { NeedsSourceImages: true };
    }
}
