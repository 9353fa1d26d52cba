using Studio.Experiments.Events;

namespace Studio.Web.Charts;

/// <summary>What one chart shows of runs, whichever they are.</summary>
/// <param name="IsShare">Values are shares from 0 to 1 and read as per cent.</param>
/// <param name="IsLogarithmic">How it is drawn until a reader wants it otherwise.</param>
public sealed record ChartPanel(string Title, IReadOnlyList<ChartSeries> Series, bool IsShare = false, bool IsLogarithmic = false)
{
    /// <summary>Places in the palette: what a generator makes has its colour.</summary>
    private const int Generator = 0, Discriminator = 1, Real = 2;

    public static ChartPanel Loss { get; } =
        new("Loss", [new(SeriesNames.TrainLoss, "training", false), new(SeriesNames.ValidationLoss, "validation", true)]);

    /// <summary>As <see cref="Loss"/>, with the gap between the two: where it opens, the network memorises its training set.</summary>
    public static ChartPanel Gap { get; } = new("Loss",
        [new(SeriesNames.TrainLoss, "training", false), new(SeriesNames.EpochLoss, "epoch mean", true, IsDashed: true),
            new(SeriesNames.ValidationLoss, "validation", true, IsGap: true)]);

    public static ChartPanel Accuracy { get; } = new("Accuracy", [new(SeriesNames.ValidationAccuracy, "validation", true)], IsShare: true);

    /// <summary>What is left of the task that the weights were trained on: if only the head's answers fall,
    /// the features have merely moved away from it.</summary>
    public static ChartPanel SourceAccuracy { get; } = new("Accuracy on the old task",
        [new(SeriesNames.SourceHeadAccuracy, "old head", true),
            new(SeriesNames.SourceProbeAccuracy, "re-fitted head", true, IsDashed: true)],
        IsShare: true);

    /// <summary>Losses of the generator and the discriminator.</summary>
    public static ChartPanel Duel { get; } = new("Loss",
        [new(SeriesNames.GeneratorLoss, "generator", false, Colour: Generator),
            new(SeriesNames.DiscriminatorLoss, "discriminator", false, IsDashed: true, Colour: Discriminator)]);

    /// <summary>The probability with which the discriminator calls an image real; where both meet at a half it only guesses.</summary>
    public static ChartPanel DiscriminatorProbability { get; } = new("Classified as real",
        [new(SeriesNames.RealProbability, "real images", false, Colour: Real),
            new(SeriesNames.FakeProbability, "generated images", false, IsDashed: true, Colour: Generator)], IsShare: true);

    /// <summary>A character's; that of a memorised alphabet is 1. It falls by an order of magnitude at first
    /// and by hundredths later.</summary>
    public static ChartPanel Perplexity { get; } =
        new("Perplexity", [new(SeriesNames.ValidationPerplexity, "validation text", true)], IsLogarithmic: true);

    /// <summary>Of a language model on its validation text; comparable whatever its tokens are.</summary>
    public static ChartPanel BitsPerCharacter { get; } =
        new("Bits per character", [new(SeriesNames.ValidationBitsPerCharacter, "validation", true)]);

    /// <summary>Of a translation network on its validation pairs, from 0 to 100.</summary>
    public static ChartPanel Bleu { get; } = new("BLEU", [new(SeriesNames.ValidationBleu, "validation", true)]);

    /// <summary>A chart for each thing that runs measured, whichever they are: "loss/train" and "loss/validation"
    /// are curves of one.</summary>
    public static IReadOnlyList<ChartPanel> Of(IEnumerable<string> series) =>
        [.. series.Except(SourceAccuracy.Series.Select(s => s.Series)).Select(s => s.Split('/', 2)).GroupBy(s => s[0], s => s[^1])
        .Select(measure => new ChartPanel(TitleOf(measure.Key), [.. measure.Select(part => Curve(measure.Key, part))],
            IsShare: measure.Key is "accuracy" or "macro-f1" or "probability")),
            .. series.Any(s => SourceAccuracy.Series.Any(own => own.Series == s)) ? new[] { SourceAccuracy } : []];

    private static string TitleOf(string measure) => measure switch
    {
        "macro-f1" => "Macro F1",
        "bleu" => "BLEU",
        _ => $"{char.ToUpperInvariant(measure[0])}{measure[1..].Replace('-', ' ')}",
    };

    private static ChartSeries Curve(string measure, string part) => part switch
    {
        _ when part == measure => new(measure, measure.Replace('-', ' '), false),
        "train" => new($"{measure}/train", "training", false),
        "validation" => new($"{measure}/validation", "validation", true),
        _ => new($"{measure}/{part}", part.Replace('-', ' '), false),
    };
}
