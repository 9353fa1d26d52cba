namespace Studio.Experiments.Results.Efficiency;

/// <summary>A recipe at one number of labels per class, over its seeds.</summary>
/// <param name="Labels">Between two numbers that were tried it need not be whole.</param>
/// <param name="Deviation">Standard deviation over the seeds; 0 with one.</param>
/// <param name="Cost">Mean over the seeds.</param>
public sealed record EfficiencyPoint(double Labels, double Mean, double Deviation, IReadOnlyList<double> Accuracies, TransferCost Cost)
{
    internal static EfficiencyPoint Of(IReadOnlyList<EfficiencyTrial> seeds)
    {
        double[] accuracies = [.. seeds.Select(s => s.Accuracy)];
        return new(seeds[0].Labels, accuracies.Average(), SampleDeviation.Of(accuracies), accuracies,
            new(seeds.Average(s => s.Cost.Seconds), (long)seeds.Average(s => s.Cost.ForwardImages),
            (long)seeds.Average(s => s.Cost.TrainedImages), seeds.Average(s => s.Cost.MultiplyAdds)));
    }

    /// <summary>The point on the way to another at which the mean is <paramref name="accuracy"/>;
    /// labels and costs grow by factors.</summary>
    internal EfficiencyPoint Towards(EfficiencyPoint next, double accuracy)
    {
        var share = (accuracy - Mean) / (next.Mean - Mean);
        double Between(double a, double b) => a <= 0 || b <= 0 ? a + share * (b - a) : a * Math.Pow(b / a, share);
        return new(Between(Labels, next.Labels), accuracy, Between(Deviation, next.Deviation), [],
            new(Between(Cost.Seconds, next.Cost.Seconds),
            (long)Between(Cost.ForwardImages, next.Cost.ForwardImages), (long)Between(Cost.TrainedImages, next.Cost.TrainedImages),
            Between(Cost.MultiplyAdds, next.Cost.MultiplyAdds)));
    }
}
