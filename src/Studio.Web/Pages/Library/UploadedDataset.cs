using Studio.Runtime.Library;

namespace Studio.Web.Pages.Library;

/// <summary>An uploaded data set with all its versions, the newest first.</summary>
internal sealed record UploadedDataset(IReadOnlyList<StoredDataset> Versions)
{
    public StoredDataset Newest => Versions[0];

    /// <summary>By the upload that each began with, the most recently changed first.</summary>
    public static IReadOnlyList<UploadedDataset> Group(IReadOnlyList<StoredDataset> stored)
    {
        var byId = stored.ToDictionary(d => d.Id);
        string Root(StoredDataset of) => of.Parent is { } parent && byId.TryGetValue(parent, out var before) ? Root(before) : of.Id;
        return [.. stored.GroupBy(Root).Select(g => new UploadedDataset([.. g.OrderByDescending(d => d.CreatedAt)]))
            .OrderByDescending(u => u.Newest.CreatedAt)];
    }

    public bool Matches(string? search) => string.IsNullOrWhiteSpace(search)
        || ((string[])[Newest.Name, Newest.PersonName, .. Newest.Content.Classes]).Any(text =>
            text.Contains(search, StringComparison.CurrentCultureIgnoreCase));
}
