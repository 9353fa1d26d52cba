using Studio.Experiments.Results;

namespace Studio.Web.Display;

/// <summary>Numbers as people read them: short, with their unit, and always in the same shape,
/// so that a changing one does not jump.</summary>
public static class Figures
{
    public static string Percent(double share, int digits = 1) =>
        double.IsFinite(share) ? $"{(share * 100).ToString("F" + digits)} %" : "–";

    /// <summary>82.3 ± 1.9 %: mean and sample standard deviation of the seeds; of a single one 82.3 %.</summary>
    public static string Percent(IReadOnlyList<double> shares)
    {
        var mean = shares.Average();
        return shares.Count < 2 ? Percent(mean) : $"{mean * 100:F1} ± {SampleDeviation.Of(shares) * 100:F1} %";
    }

    /// <summary>14 k, 11.2 M, 1.3 G: three digits say enough of a size.</summary>
    public static string Short(double count) => Math.Abs(count) switch
    {
        < 10 => count.ToString("0.##"),
        < 1_000 => count.ToString("0"),
        < 999_500 => Scaled(count / 1e3) + " k",
        < 999_500_000 => Scaled(count / 1e6) + " M",
        _ => Scaled(count / 1e9) + " G",
    };

    /// <summary>1,050: every digit of a count.</summary>
    public static string Count(long count) => count.ToString("#,0");

    /// <summary>0:06, 14:03, 2:05:09.</summary>
    public static string Clock(TimeSpan time)
    {
        var whole = TimeSpan.FromSeconds(Math.Round(Math.Max(time.TotalSeconds, 0)));
        return whole.TotalHours >= 1 ? $"{(int)whole.TotalHours}:{whole:mm\\:ss}" : $"{whole.Minutes}:{whole:ss}";
    }

    /// <summary>0.4 s, 12 s, 2:05: how long something took.</summary>
    public static string Seconds(double seconds) =>
        seconds < 60 ? $"{seconds.ToString(seconds < 10 ? "0.0" : "0")} s" : Clock(TimeSpan.FromSeconds(seconds));

    public static string Rate(double rate, string unit) => rate <= 0 ? "–" : $"{Speed(rate)} {unit}/s";

    /// <summary>89, 1,234, 0.7: so many of something a second.</summary>
    public static string Speed(double rate) => rate < 10 ? rate.ToString("0.0") : rate.ToString("#,0");

    /// <summary>A learning rate: 0.001, 1e-5.</summary>
    public static string LearningRate(double rate) => rate is >= 1e-4 or 0 ? rate.ToString("0.######") : rate.ToString("0.##e-0");

    private static string Scaled(double value) => value.ToString(value < 99.95 ? "0.#" : "0");
}
