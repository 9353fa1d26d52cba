namespace Studio.Learning.Data.Glyphs;

/// <summary>Whether the class of a generated image can be predicted from its random nuisance variables.</summary>
public static class NuisanceLeak
{
    private const int Train = 3000;
    private const int Test = 2000;

    /// <summary>For each kind of nuisance (colour, stroke, position, size, background), the accuracy of the nearest
    /// neighbour among 3,000 train images on 2,000 others, by the numbers that were drawn.
    /// Chance is one divided by the number of classes.</summary>
    public static IReadOnlyDictionary<string, double> OfTarget() => Of(GlyphDomains.Target);

    private static Dictionary<string, double> Of(GlyphDomain domain)
    {
        var rows = Enumerable.Range(0, Train + Test)
            .Select(i => (Label: domain.Item(i).Label, Kinds: domain.Nuisance(i).ByKind())).ToArray();
        return rows[0].Kinds.Keys.ToDictionary(kind => kind, kind => Accuracy([.. rows.Select(r => (r.Label, r.Kinds[kind]))]));
    }

    private static double Accuracy((int Label, double[] Numbers)[] rows)
    {
        var right = 0;
        Parallel.For(Train, Train + Test, i =>
        {
            var nearest = Enumerable.Range(0, Train).MinBy(j => rows[i].Numbers.Zip(rows[j].Numbers, (a, b) => (a - b) * (a - b)).Sum());
            if (rows[nearest].Label == rows[i].Label)
                Interlocked.Increment(ref right);
        });
        return right / (double)Test;
    }
}
