namespace Studio.Experiments.Events;

/// <summary>Names of the series that runs record, as they stand in the journal.</summary>
public static class SeriesNames
{
    /// <summary>Of each step, before its update.</summary>
    public const string TrainLoss = "loss/train";

    /// <summary>At the end of each epoch.</summary>
    public const string ValidationLoss = "loss/validation";

    /// <summary>Mean of the training loss over an epoch.</summary>
    public const string EpochLoss = "loss/epoch";

    /// <summary>At the end of each epoch, from 0 to 1.</summary>
    public const string ValidationAccuracy = "accuracy/validation";

    /// <summary>At the end of each epoch, from 0 to 1.</summary>
    public const string ValidationMacroF1 = "macro-f1/validation";

    /// <summary>Of the head, as the schedule and interventions make it.</summary>
    public const string LearningRate = "learning-rate";

    /// <summary>Of each step of a GAN.</summary>
    public const string GeneratorLoss = "loss/generator";

    /// <summary>Of each step of a GAN.</summary>
    public const string DiscriminatorLoss = "loss/discriminator";

    /// <summary>What the discriminator gives real images, mean of a batch.</summary>
    public const string RealProbability = "probability/real";

    /// <summary>What the discriminator gives generated images, mean of a batch.</summary>
    public const string FakeProbability = "probability/fake";

    /// <summary>Of a translation network at the end of each epoch, from 0 to 100.</summary>
    public const string ValidationBleu = "bleu/validation";

    /// <summary>Of a language model on its validation text.</summary>
    public const string ValidationPerplexity = "perplexity/validation";

    /// <summary>Of a language model on its validation text.</summary>
    public const string ValidationBitsPerCharacter = "bits-per-character/validation";

    /// <summary>Of the old head on the pretraining task, from 0 to 1.</summary>
    public const string SourceHeadAccuracy = "accuracy/source-head";

    /// <summary>Of a head fitted anew on the pretraining task, from 0 to 1.</summary>
    public const string SourceProbeAccuracy = "accuracy/source-probe";
}
