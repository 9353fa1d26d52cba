namespace Studio.Experiments.Results;

/// <summary>What a confusion matrix says in figures between 0 and 1. A score that is undefined (no item of a class, or none
/// predicted as it) is 0; the macro average runs over the classes that occur, as truth or as prediction.</summary>
public sealed record ClassificationScores(long Items, double Accuracy, double MacroF1, IReadOnlyList<ClassScores> Classes)
{
    public static ClassificationScores Of(ConfusionMatrix confusion)
    {
        var classes = confusion.Classes.Select((name, k) => Of(confusion, name, k)).ToArray();
        var items = confusion.Counts.Sum(row => row.Sum());
        var right = confusion.Counts.Select((row, k) => row[k]).Sum();
        var occurring = classes.Where(c => c.Items + c.Predicted > 0).ToArray();
        return new(items, Ratio(right, items), occurring.Length == 0 ? 0 : occurring.Average(c => c.F1), classes);
    }

    private static ClassScores Of(ConfusionMatrix confusion, string name, int k)
    {
        var right = confusion.Counts[k][k];
        var items = confusion.Counts[k].Sum();
        var predicted = confusion.Counts.Sum(row => row[k]);
        return new(name, items, predicted, Ratio(right, predicted), Ratio(right, items), Ratio(2 * right, items + predicted));
    }

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : part / (double)whole;
}
