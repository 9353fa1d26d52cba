using Studio.Experiments.Recipes;

namespace Studio.Learning.Training.Optimizers;

/// <summary>What a schedule says of each step: the share of the peak rate, the same for every parameter group, and the momentum.</summary>
/// <remarks>TorchSharp's own one-cycle scheduler goes wrong for every group after the first, so these are plain functions of the step;
/// a checkpoint needs nothing but the step.</remarks>
public static class LearningRateSchedule
{
    /// <param name="step">From 0 to <paramref name="totalSteps"/> − 1; later steps keep the last value.</param>
    /// <exception cref="ArgumentOutOfRangeException">A step before 0, or a run without steps.</exception>
    public static ScheduleValue At(ScheduleSettings settings, int step, int totalSteps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(totalSteps, 1);
        step = Math.Min(step, totalSteps - 1);
        return settings switch
        {
            ScheduleSettings.Constant => new(1, null),
            ScheduleSettings.Cosine cosine => new(Cosine(1, cosine.FinalShare, step / (double)totalSteps), null),
            ScheduleSettings.OneCycle cycle => OneCycle(cycle, step, totalSteps),
            ScheduleSettings.SlantedTriangular slanted => new(SlantedTriangular(slanted, step, totalSteps), null),
            _ => throw new ArgumentException($"The schedule '{settings.GetType().Name}' is unknown here."),
        };
    }

    private static ScheduleValue OneCycle(ScheduleSettings.OneCycle cycle, int step, int total)
    {
        var start = 1 / cycle.StartDivisor;
        var end = start / cycle.FinalDivisor;
        var peakAt = cycle.WarmUpShare * total - 1;
        (double Until, double From, double To, double MomentumFrom, double MomentumTo)[] phases = cycle.ThreePhase
            ? [(peakAt, start, 1, cycle.MaxMomentum, cycle.BaseMomentum), (2 * peakAt, 1, start, cycle.BaseMomentum, cycle.MaxMomentum),
                (total - 1, start, end, cycle.MaxMomentum, cycle.MaxMomentum)]
            : [(peakAt, start, 1, cycle.MaxMomentum, cycle.BaseMomentum), (total - 1, 1, end, cycle.BaseMomentum, cycle.MaxMomentum)];
        var begin = 0d;
        foreach (var phase in phases)
        {
            if (step <= phase.Until || phase == phases[^1])
            {
                var share = phase.Until > begin ? (step - begin) / (phase.Until - begin) : 1;
                return cycle.Linear
                    ? new(Line(phase.From, phase.To, share), Line(phase.MomentumFrom, phase.MomentumTo, share))
                    : new(Cosine(phase.From, phase.To, share), Cosine(phase.MomentumFrom, phase.MomentumTo, share));
            }
            begin = phase.Until;
        }
        throw new InvalidOperationException("The last phase holds every later step.");
    }

    private static double SlantedTriangular(ScheduleSettings.SlantedTriangular slanted, int step, int total)
    {
        // A run of a few steps would have no rising part at all.
        var cut = Math.Max(1, Math.Floor(total * slanted.CutShare));
        var p = step < cut ? step / cut : 1 - (step - cut) / (cut * (1 / slanted.CutShare - 1));
        return (1 + Math.Max(0, p) * (slanted.Ratio - 1)) / slanted.Ratio;
    }

    private static double Cosine(double from, double to, double share) => to + (from - to) * (1 + Math.Cos(Math.PI * share)) / 2;

    private static double Line(double from, double to, double share) => from + (to - from) * share;
}
