namespace Studio.Experiments.Results;

/// <summary>Counts of (true class, predicted class); rows are true, columns predicted.</summary>
public sealed record ConfusionMatrix(IReadOnlyList<string> Classes, IReadOnlyList<IReadOnlyList<long>> Counts)
{
    /// <summary>Counts the pairs (truth[i], predicted[i]); both are indices into <paramref name="classes"/>.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or an index names no class.</exception>
    public static ConfusionMatrix Of(IReadOnlyList<string> classes, IReadOnlyList<int> truth, IReadOnlyList<int> predicted)
    {
        if (truth.Count != predicted.Count)
            throw new ArgumentException($"There are {truth.Count} true classes and {predicted.Count} predictions; "
                + "one prediction belongs to each item.");
        var counts = Enumerable.Range(0, classes.Count).Select(_ => new long[classes.Count]).ToArray();
        for (var i = 0; i < truth.Count; i++)
            counts[Checked(truth[i], classes)][Checked(predicted[i], classes)]++;
        return new(classes, counts);
    }

    public static ConfusionMatrix Empty(IReadOnlyList<string> classes) => Of(classes, [], []);

    /// <summary>The sum of two matrices over the same classes, for example of two batches.</summary>
    public ConfusionMatrix Add(ConfusionMatrix other) => other.Classes.SequenceEqual(Classes)
        ? new(Classes, [.. Counts.Zip(other.Counts, (a, b) => (IReadOnlyList<long>)[.. a.Zip(b, (x, y) => x + y)])])
        : throw new ArgumentException($"The classes differ: {string.Join(", ", Classes)} here, {string.Join(", ", other.Classes)} there.");

    public ResultTable Table() => new("Confusion: rows true, columns predicted", ["true \\ predicted", .. Classes],
        [.. Classes.Select((name, row) => (string[])[name, .. Counts[row].Select(n => $"{n}")])]) { IsConfusion = true };

    private static int Checked(int index, IReadOnlyList<string> classes) => index >= 0 && index < classes.Count
        ? index : throw new ArgumentException($"Class number {index} is outside 0 to {classes.Count - 1}.");
}
