using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;
using Studio.Learning.Sampling;

namespace Studio.Learning.Data.Text.Generated;

/// <summary>Labelled reviews of <see cref="ReviewGrammar"/>, no two alike; training and test share neither a template nor a noun.</summary>
internal sealed class ReviewSet : ITextSet
{
    private readonly Lazy<string[]> _reviews;

    public ReviewSet(string name, ReviewDomain domain, ulong seed, int train, int test)
    {
        Name = name;
        Items = [.. Enumerable.Range(0, train + test).Select(i =>
            new LabelledItem($"{(i < train ? DataPart.Train : DataPart.Test)} {(i < train ? i : i - train) + 1}", i % 2,
                i < train ? DataPart.Train : DataPart.Test))];
        _reviews = new(() => Reviews(domain, seed));
    }

    public string Name { get; }

    public IReadOnlyList<string> Classes { get; } = ["negative", "positive"];

    public IReadOnlyList<LabelledItem> Items { get; }

    public DataReport Report => DataReport.Clean;

    public string? KnownContent => $"{Name} of review grammar {ReviewGrammar.Version}, {Items.Count}";

    public string Read(int index) => _reviews.Value[index];

    public void Dispose() { }

    private string[] Reviews(ReviewDomain domain, ulong seed)
    {
        var (reviews, used) = (new string[Items.Count], new HashSet<string>(StringComparer.Ordinal));
        for (var item = 0; item < reviews.Length; item++)
        {
            var attempt = 0;
            do
            {
                var random = new ItemRandom(seed, attempt++, item);
                reviews[item] = ReviewGrammar.Review(domain, Items[item].Label == 1, Items[item].Part == DataPart.Test, ref random);
            }
            while (!used.Add(reviews[item]));
        }
        return reviews;
    }
}
