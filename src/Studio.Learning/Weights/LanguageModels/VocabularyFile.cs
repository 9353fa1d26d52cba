using System.Text.Json;
using Studio.Experiments.Data;
using Studio.Learning.Weights.Formats;

namespace Studio.Learning.Weights.LanguageModels;

/// <summary>Reads the order of tokens that belongs to weights: a JSON list, or an object of tokens and numbers; a pickled list or
/// dictionary, alone, in a tuple or in an object, which is read as data and never executed; or a text with one token a line.</summary>
public static class VocabularyFile
{
    private const long MaxBytes = 64 << 20;
    private const int MaxTokens = 4_000_000;
    private const string Content = "a vocabulary";

    /// <summary>Tokens by number.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="WeightsFormatException">The file holds no vocabulary; the sentence says why.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new FileNotFoundException($"There is no vocabulary file '{path}'.");
        if (file.Length is 0 or > MaxBytes)
            throw new WeightsFormatException(path, $"it has {file.Length:N0} bytes.", content: Content);
        var bytes = File.ReadAllBytes(path);
        try
        {
            var order = bytes[0] == 0x80 ? Pickled(path) : OfText(TextDecoding.Decode(bytes));
            return order.Count > 1 ? order : throw new PickleFault("it holds fewer than two tokens.");
        }
        catch (Exception fault) when (fault is PickleFault or JsonException or InvalidOperationException or FormatException)
        {
            throw new WeightsFormatException(path, fault is PickleFault ? fault.Message
                : $"its JSON is no list of tokens ({fault.Message})", fault, Content);
        }
    }

    private static IReadOnlyList<string> OfText(string text) => text.AsSpan().TrimStart() is ['[' or '{', ..] ? OfJson(text)
        : [.. text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r'))];

    /// <exception cref="JsonException">The text is no list of texts and no object of numbers.</exception>
    /// <exception cref="PickleFault">A number is missing or given twice.</exception>
    internal static IReadOnlyList<string> OfJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Select(t => t.GetString() ?? "")]
            : Ordered([.. document.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.GetInt64()))]);
    }

    private static IReadOnlyList<string> Pickled(string path) => Tokens(PickleFile.Read(path, Content))
        ?? throw new PickleFault("it is a pickle, but neither a list of tokens nor a dictionary of tokens and numbers.");

    private static IReadOnlyList<string>? Tokens(object? value) => value switch
    {
        List<object?> list when list.TrueForAll(t => t is string) => [.. list.Cast<string>()],
        PickleTuple { Items: [var first, ..] items } => Tokens(first) ?? items.Skip(1).Select(Tokens).FirstOrDefault(t => t is not null),
        PickleInstance instance => instance.Fields.Items.Select(f => Tokens(f.Value)).FirstOrDefault(t => t is not null),
        PickleDict dict when dict.Items.All(i => i is { Key: string, Value: long }) =>
            Ordered([.. dict.Items.Select(i => ((string)i.Key, (long)i.Value!))]),
        PickleDict dict when dict.Items.All(i => i is { Key: long, Value: string }) =>
            Ordered([.. dict.Items.Select(i => ((string)i.Value!, (long)i.Key))]),
        _ => null,
    };

    /// <summary>Numbers from 0, or from 1 with padding at 0.</summary>
    private static string[] Ordered((string Token, long Number)[] numbered)
    {
        var size = numbered.Select(n => n.Number).DefaultIfEmpty().Max() + 1;
        if (numbered.Length == 0 || size > MaxTokens || numbered.Any(n => n.Number < 0))
            throw new PickleFault("its tokens are not numbered from 0.");
        var order = new string?[size];
        foreach (var (token, number) in numbered)
            order[number] = order[number] is null ? token
                : throw new PickleFault($"the tokens '{order[number]}' and '{token}' have the same number {number}.");
        order[0] ??= "";
        return [.. order.Select((token, number) => token
            ?? throw new PickleFault($"no token has the number {number}, though {size - 1} is used."))];
    }
}
