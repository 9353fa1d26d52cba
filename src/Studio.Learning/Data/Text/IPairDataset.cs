namespace Studio.Learning.Data.Text;

/// <summary>Sentences with their translations that can be had by name.</summary>
public interface IPairDataset : ICatalogued
{
    string Title { get; }

    /// <summary>One or two sentences: what it is, how many pairs, licence.</summary>
    string Description { get; }

    IReadOnlyList<GroupedPair> Read();
}
