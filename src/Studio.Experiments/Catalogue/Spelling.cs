namespace Studio.Experiments.Catalogue;

/// <summary>Keys as people write them: "squeezenet1_0" of torchvision, "resnet50.tv_in1k" of timm and "VGG16-BN" all
/// name a key of the catalogue.</summary>
public static class Spelling
{
    /// <summary>More slips than this, and another key was meant.</summary>
    private const int MostSlips = 3;

    /// <summary>The key that a spelling names; null if it names none.</summary>
    public static string? KeyOf(string asked, IEnumerable<string> keys)
    {
        var all = keys as IReadOnlyList<string> ?? [.. keys];
        if (all.Contains(asked))
            return asked;
        var plain = Plain(asked);
        return plain.Length == 0 ? null : all.FirstOrDefault(k => Plain(k) == plain);
    }

    /// <summary>Why a name is not known: the nearest key as a question, then all that there are.</summary>
    /// <param name="kind">For example "backbone".</param>
    public static string Unknown(string asked, string kind, IReadOnlyList<string> keys) =>
        $"There is no {kind} named '{asked}'.{(Nearest(asked, keys) is { } near ? $" Did you mean '{near}'?" : "")} {(keys.Count > 0
            ? $"Choose one of: {string.Join(", ", keys)}." : "This studio knows none: its worker program is missing.")}";

    /// <summary>The key with the fewest slips between; null if all are too far away.</summary>
    public static string? Nearest(string asked, IReadOnlyList<string> keys)
    {
        var plain = Plain(asked);
        var near = keys.Select(k => (Key: k, Slips: Distance(plain, Plain(k))))
            .Where(k => k.Slips <= Math.Min(MostSlips, plain.Length / 2)).ToArray();
        return near.Length == 0 ? null : near.MinBy(k => k.Slips).Key;
    }

    /// <summary>Small letters and digits, without the tag that timm puts behind a dot.</summary>
    private static string Plain(string name) =>
        string.Concat(name.Split('.')[0].Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>Fewest letters to put in, take out, change or swap with their neighbours.</summary>
    private static int Distance(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            for (var j = 0; j <= to.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        return cost[from.Length, to.Length];
    }
}
