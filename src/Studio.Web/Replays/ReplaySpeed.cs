namespace Studio.Web.Replays;

/// <param name="Factor">Times as fast as it was; null fits the whole into <see cref="FittedLength"/>.</param>
public sealed record ReplaySpeed(string Name, string Meaning, double? Factor)
{
    public static TimeSpan FittedLength { get; } = TimeSpan.FromSeconds(30);

    public static ReplaySpeed RealTime { get; } = new("× 1", "Real time", 1);

    public static ReplaySpeed Fitted { get; } = new("30 s", "Fit to 30 seconds", null);

    public static IReadOnlyList<ReplaySpeed> All { get; } =
        [RealTime, new("× 2", "Twice as fast", 2), new("× 5", "5 times as fast", 5), new("× 20", "20 times as fast", 20), Fitted];

    /// <summary>What nobody waits long for.</summary>
    public static ReplaySpeed For(TimeSpan length) => length > 2 * FittedLength ? Fitted : RealTime;

    public double Of(TimeSpan length) => Factor ?? Math.Max(length / FittedLength, 1e-3);
}
