namespace Studio.Web.Charts;

/// <summary>What one chart shows of runs, whichever they are.</summary>
/// <param name="IsShare">Values are shares from 0 to 1 and read as per cent.</param>
public sealed record ChartPanel(string Title, IReadOnlyList<ChartSeries> Series, bool IsShare = false)
{
    public static ChartPanel Loss { get; } = new("Loss", [new("loss/fit", "training", false), new("loss/choose", "validation", true)]);

    public static ChartPanel Accuracy { get; } = new("Accuracy", [new("accuracy/choose", "validation", true)], IsShare: true);

    /// <summary>What is left of the task that the weights were trained on: if only the head's answers fall, the features have merely moved away from it.</summary>
    public static ChartPanel SourceAccuracy { get; } = new("Accuracy on the old task", [new("accuracy/source-head", "old head", true), new("accuracy/source-probe", "head fitted anew", true, IsDashed: true)], IsShare: true);

    /// <summary>Of two networks taught against each other.</summary>
    public static ChartPanel Duel { get; } = new("Loss", [new("loss/generator", "generator", false), new("loss/discriminator", "discriminator", false, IsDashed: true)]);

    /// <summary>What the discriminator takes for real; where both meet at a half it only guesses.</summary>
    public static ChartPanel Belief { get; } = new("Taken for real", [new("probability/real", "real images", false), new("probability/fake", "drawn images", false, IsDashed: true)], IsShare: true);

    /// <summary>A character's; that of an alphabet known by heart is 1.</summary>
    public static ChartPanel Perplexity { get; } = new("Perplexity", [new("perplexity/choose", "held-out text", true)]);
}
