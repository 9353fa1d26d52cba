using Studio.Learning.Data.Published;
using Studio.Learning.Data.Sets;

namespace Studio.Cli.Data;

/// <summary>One line of `studio data list`.</summary>
/// <param name="IsHere">False where it must be fetched first.</param>
internal sealed record DataRow(string Name, string Title, string Description, bool IsHere)
{
    public static DataRow Of(ILabelledDataset dataset)
    {
        if (dataset is not PublishedDataset published)
            return new(dataset.Key, dataset.Title, dataset.Description, IsHere: true);
        using var store = DatasetStore.OfUser(published);
        return new(dataset.Key, dataset.Title, dataset.Description, store.Has);
    }
}
