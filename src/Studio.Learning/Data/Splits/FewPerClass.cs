using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Splits;

/// <summary>Draws a few examples of each class; those for a smaller number are among those for a larger one.</summary>
internal static class FewPerClass
{
    /// <summary>Ascending places in <paramref name="labels"/>; all of a class that has no more.</summary>
    /// <param name="stream">Sets one use of the seed apart from another: class k draws from stream + k.</param>
    public static int[] Of(IReadOnlyList<int> labels, int perClass, ulong seed, ulong stream)
    {
        var places = labels.Index().ToLookup(p => p.Item, p => p.Index);
        return [.. places.SelectMany(own => Draw([.. own], stream + (ulong)own.Key)).Order()];

        IEnumerable<int> Draw(int[] own, ulong ownStream) =>
            SeededOrder.Permutation(seed, ownStream, own.Length).Take(perClass).Select(place => own[place]);
    }
}
