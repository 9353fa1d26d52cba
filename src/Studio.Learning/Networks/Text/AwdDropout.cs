namespace Studio.Learning.Networks.Text;

/// <summary>Shares that an <see cref="AwdLstm"/> drops in training, each from 0 to below 1. The defaults are those of fastai's language
/// model.</summary>
public sealed record AwdDropout
{
    /// <summary>As fastai's classifier.</summary>
    public static AwdDropout Classifier { get; } = new() { Output = 0.4, Hidden = 0.3, Input = 0.4, Embedding = 0.05, Weight = 0.5 };

    public static AwdDropout None { get; } = new() { Output = 0, Hidden = 0, Input = 0, Embedding = 0, Weight = 0 };

    /// <summary>Behind the last layer.</summary>
    public double Output { get; init; } = 0.1;

    /// <summary>Between layers.</summary>
    public double Hidden { get; init; } = 0.15;

    /// <summary>Behind the embedding.</summary>
    public double Input { get; init; } = 0.25;

    /// <summary>Whole words.</summary>
    public double Embedding { get; init; } = 0.02;

    /// <summary>Recurrent weights.</summary>
    public double Weight { get; init; } = 0.2;
}
