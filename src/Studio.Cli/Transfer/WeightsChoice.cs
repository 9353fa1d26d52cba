using Studio.Learning.Networks;
using Studio.Learning.Weights;

namespace Studio.Cli.Transfer;

/// <summary>What --weights means: a file, a name of the catalogue, "none", or nothing for the weights that come with the program.</summary>
internal static class WeightsChoice
{
    public const string None = "none";

    /// <returns>The path of the file, or null to start at random.</returns>
    /// <exception cref="CommandFailedException">Neither a file nor a name, or weights of another backbone.</exception>
    public static async Task<string?> FindAsync(IBackbone backbone, string? asked, TextWriter error, CancellationToken cancel)
    {
        if (asked == None)
            return null;
        if (asked is not null && File.Exists(asked))
            return asked;
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        var known = WeightCatalogue.For(backbone.Key);
        var weights = asked is not null
            ? WeightCatalogue.All.FirstOrDefault(w => w.Key == asked)
            ?? throw new CommandFailedException($"There is no weights file and no known weights '{asked}'. "
                + $"For '{backbone.Key}' there are: {Names(known)}.")
            : known.FirstOrDefault(store.Has)
            ?? throw new CommandFailedException($"There are no weights for '{backbone.Key}'. Name a file with --weights, fetch one of: "
                + $"{Names(known)}, or ask for --weights none.");
        if (weights.Backbone != backbone.Key)
            throw new CommandFailedException($"The weights '{weights.Key}' belong to '{weights.Backbone}', not to '{backbone.Key}'.");
        if (!store.Has(weights))
            await error.WriteLineAsync($"Fetching {weights.Key} …");
        return await store.FetchAsync(weights, null, cancel);
    }

    private static string Names(IReadOnlyList<PublishedWeights> weights) =>
        weights.Count == 0 ? "none known" : string.Join(", ", weights.Select(w => w.Key));
}
