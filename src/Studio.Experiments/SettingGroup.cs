namespace Studio.Experiments;

/// <summary>Headings of the settings that a beginner does not need.</summary>
public static class SettingGroup
{
    public const string Training = "Training";
    public const string Optimizer = "Optimizer";
    public const string Schedule = "Learning-rate schedule";
    public const string Regularisation = "Regularisation";
    public const string Head = "Head and features";
    public const string Freezing = "Freezing and learning rates per stage";
    public const string Augmentation = "Augmentation details";
    public const string Data = "Data and preprocessing";
    public const string Network = "Network";
    public const string Samples = "Samples";
    public const string Methods = "Methods against forgetting";
    public const string Reproducibility = "Reproducibility";
}
