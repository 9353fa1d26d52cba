namespace Studio.Benchmarks;

/// <summary>Random images (N, 3, 32, 32), 100 batches of 8 an epoch.</summary>
internal sealed class SmallImages() : RandomImages(Batch * StepsPerEpoch, 32)
{
    public const int Batch = 8;
    public const int StepsPerEpoch = 100;
}
