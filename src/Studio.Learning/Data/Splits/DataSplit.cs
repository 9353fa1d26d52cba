using System.IO.Hashing;
using System.Text;
using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Splits;

/// <summary>Which images of a set a transfer fits to, chooses by and is tested on, as ascending indices into its items.</summary>
/// <param name="Labelled">The train images that may be used, all of them or so many per class;
/// the training and validation sets are sampled from here, unless the set has a validation part beside a test part:
/// that one chooses then.</param>
/// <param name="Folds">One pair of the training and validation sets, or several where a class has few images; their validation sets do not
/// overlap then and together are <paramref name="Labelled"/>.</param>
/// <param name="Test">The test part, else the validation part, else a fifth of each class by a hash of the images' names.
/// It depends neither on the seed nor on the number of labels, so every figure of a set is measured on the same images.</param>
public sealed record DataSplit(IReadOnlyList<int> Labelled, IReadOnlyList<DataFold> Folds, IReadOnlyList<int> Test)
{
    private const double HeldOutShare = 0.2;

    // A constant on purpose: the test part of a set never changes.
    private const long TestSeed = 20;
    private const int MostFolds = 5;
    private const int FewestForOneFold = 20;

    // Streams of the seed, far above those of the epochs.
    private const ulong LabelStream = 1UL << 40, ValidationStream = 2UL << 40;

    /// <summary>There is one label per class, which cannot be held out: the weights are selected on the training
    /// images, so the last ones are kept.</summary>
    public bool ValidatesOnTrain => Folds is [var only] && ReferenceEquals(only.Train, only.Validation);

    /// <summary>Classes that have fewer train images than were asked for; all of theirs are in <see cref="Labelled"/>.</summary>
    public IReadOnlyList<int> ClassesWithFewer { get; init; } = [];

    /// <summary>Splits a set; the seed determines the labelled images and the validation set, never the test set.</summary>
    /// <param name="labelsPerClass">Train images that may be used of each class, or null for all; the images for a smaller number are among
    /// those for a larger one.</param>
    /// <param name="leftOut">Items outside the test part that may not be used; null leaves none out.</param>
    /// <exception cref="ArgumentException">No image is left to train or to test on, or a class has one labelled image where more were asked
    /// for, and no validation part to choose by.</exception>
    public static DataSplit Of(IReadOnlyList<LabelledItem> items, int classCount, ulong seed, int? labelsPerClass,
        IReadOnlyList<int>? leftOut = null)
    {
        if (labelsPerClass is < 1)
            throw new ArgumentOutOfRangeException(nameof(labelsPerClass),
                $"{labelsPerClass} labels per class were requested; at least one is needed.");
        var all = Enumerable.Range(0, items.Count).ToArray();
        var parts = items.Select(i => i.Part).ToHashSet();
        var test = (parts.Contains(DataPart.Test), parts.Contains(DataPart.Validation)) switch
        {
            _ when parts.Count < 2 => DrawTest(items, classCount),
            (true, _) => all.Where(i => items[i].Part == DataPart.Test).ToArray(),
            (_, true) => [.. all.Where(i => items[i].Part == DataPart.Validation)],
            _ => DrawTest(items, classCount),
        };
        var rest = all.Except(test).Except(leftOut ?? []).ToArray();
        var validationOfItsOwn = rest.Where(i => items[i].Part == DataPart.Validation).ToArray();
        var hasOwnValidation = validationOfItsOwn.Length > 0 && validationOfItsOwn.Length < rest.Length;
        var train = ByClass(hasOwnValidation ? [.. rest.Except(validationOfItsOwn)] : rest, items, classCount);
        var labelled =
            train.Select((members, label) => First(members, labelsPerClass ?? members.Length, seed, LabelStream + (ulong)label)).ToArray();
        if (test.Length == 0 || labelled.All(members => members.Length == 0))
            throw new ArgumentException($"{items.Count} items cannot be split: {test.Length} are to test on and "
                + $"{train.Sum(m => m.Length)} to train on. Add some of each class.");
        return new(Merge(labelled), hasOwnValidation ? [new(Merge(labelled), validationOfItsOwn)] : labelsPerClass == 1
            ? [TrainAlone(Merge(labelled))] : Fold(labelled, seed), test)
        {
            ClassesWithFewer = [.. Enumerable.Range(0, classCount).Where(label => labelled[label].Length < labelsPerClass)],
        };
    }

    /// <summary>A fifth of each class, at least one image of a class that keeps two.</summary>
    private static int[] DrawTest(IReadOnlyList<LabelledItem> items, int classCount) =>
        Merge(ByClass(Enumerable.Range(0, items.Count), items, classCount).Select(members => members
            .OrderBy(i => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(items[i].Name), TestSeed))
            .ThenBy(i => items[i].Name, StringComparer.Ordinal).ThenBy(i => i)
            .Take(members.Length < 3 ? 0 : Math.Max(1, Share(members.Length)))));

    private static DataFold[] Fold(int[][] labelled, ulong seed)
    {
        var smallest = labelled.Where(members => members.Length > 0).Min(members => members.Length);
        if (smallest == 1)
            throw new ArgumentException($"Class {Array.FindIndex(labelled, members => members.Length == 1)} has one labelled item; "
                + "one for training and one for validation are needed. Label more, or leave the class out.");
        if (smallest >= FewestForOneFold)
            return [Pair(labelled,
                labelled.Select((members, label) => First(members, Share(members.Length), seed, ValidationStream + (ulong)label)))];
        var count = Math.Min(MostFolds, smallest);
        var shuffled = labelled.Select((members, label) => First(members, members.Length, seed, ValidationStream + (ulong)label)).ToArray();
        // Each class continues with the fold after the last one used, so that the folds have the same size.
        var starts = labelled.Select((_, label) => labelled.Take(label).Sum(members => members.Length)).ToArray();
        return [.. Enumerable.Range(0, count)
            .Select(fold =>
                Pair(labelled, shuffled.Select((members, label) => members.Where((_, place) => (starts[label] + place) % count == fold))))];
    }

    private static DataFold TrainAlone(int[] labelled) => new(labelled, labelled);

    private static DataFold Pair(int[][] labelled, IEnumerable<IEnumerable<int>> validation)
    {
        var chosen = Merge(validation);
        return new([.. Merge(labelled).Except(chosen)], chosen);
    }

    private static int Share(int count) => (int)Math.Round(count * HeldOutShare, MidpointRounding.AwayFromZero);

    private static int[] First(int[] members, int count, ulong seed, ulong stream) =>
        [.. SeededOrder.Permutation(seed, stream, members.Length).Take(count).Select(place => members[place])];

    private static int[][] ByClass(IEnumerable<int> indices, IReadOnlyList<LabelledItem> items, int classCount)
    {
        var byLabel = indices.ToLookup(i => items[i].Label);
        return [.. Enumerable.Range(0, classCount).Select(label => byLabel[label].ToArray())];
    }

    private static int[] Merge(IEnumerable<IEnumerable<int>> classes) => [.. classes.SelectMany(members => members).Order()];
}
