using System.Text;
using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Files;

/// <summary>Reads a record of settings that somebody wrote by hand, a recipe for example:
/// every setting is held against the limits that the form has.</summary>
/// <remarks>Comments and commas behind the last member are accepted. Nothing is left to a default that the file names.</remarks>
public static class RecordFile
{
    private const string Kind = "kind";

    private static readonly JsonDocumentOptions s_lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <param name="what">What it should be, for sentences: "recipe".</param>
    /// <exception cref="NotebookFormatException">The text is no JSON, or a setting is unknown, there twice,
    /// of another type or out of its range; the message has a line for each fault.</exception>
    public static T Read<T>(string json, string what) where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(FormerNames.Replace(json), s_lenient);
            string[] faults = [.. Record(document.RootElement, KindsOf(typeof(T)), "", what)];
            if (faults.Length > 0)
                throw new NotebookFormatException(string.Join('\n', faults));
            var record = document.RootElement.Deserialize<T>(StudioJson.Options)!;
            faults = [.. SettingFaults.Of(record).Select(f => f.Sentence)];
            return faults.Length == 0 ? record : throw new NotebookFormatException(string.Join('\n', faults));
        }
        catch (JsonException fault)
        {
            throw new NotebookFormatException(fault.LineNumber is { } line
                ? $"It is not JSON at line {line + 1}, character {fault.BytePositionInLine + 1}: {fault.Message.Split(" LineNumber")[0]}"
                : $"It is not a {what}: {fault.Message}", fault);
        }
        // Half of a surrogate pair is found when the whole is read, where it stands as it is, or a text of it, where it is escaped.
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException { InnerException: EncoderFallbackException })
        {
            throw new NotebookFormatException("A text in it is not valid Unicode (half of a surrogate pair). Write the text again.", fault);
        }
    }

    private static IReadOnlyList<SettingKind> KindsOf(Type record) =>
        StudioJson.Options.GetTypeInfo(record).PolymorphismOptions is { } kinds
        ? [.. kinds.DerivedTypes.Select(k =>
            new SettingKind((string)k.TypeDiscriminator!, k.DerivedType.Name, null, default, SettingDescriptions.Of(k.DerivedType)))]
        : [new SettingKind(null, record.Name, null, default, SettingDescriptions.Of(record))];

    private static IEnumerable<string> Record(JsonElement element, IReadOnlyList<SettingKind> kinds, string prefix, string what)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return [$"{Place(prefix, what)} is {Shown(element)}. It must be an object: {{ \"{Kind}\": … }}."];
        if (element.EnumerateObject().GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(g => g.Count() > 1) is { } twice)
            return [$"'{prefix}{twice.Key}' occurs {twice.Count()} times. Keep one of them."];
        if (kinds is [{ Kind: null } only])
            return Settings(element, only.Settings, prefix, hasKind: false);
        string[] names = [.. kinds.Select(k => k.Kind!)];
        if (!element.TryGetProperty(Kind, out var named) || named.ValueKind != JsonValueKind.String)
            return [$"{Place(prefix, what)} has no kind. Add \"{Kind}\": one of {string.Join(", ", names)}."];
        return kinds.FirstOrDefault(k => k.Kind == named.GetString()) is { } kind
            ? Settings(element, kind.Settings, prefix, hasKind: true)
            : [$"'{prefix}{Kind}': {Spelling.Unknown(named.GetString()!, "kind", names)}"];
    }

    private static IEnumerable<string> Settings(JsonElement element, IReadOnlyList<SettingDescription> settings, string prefix,
        bool hasKind)
    {
        var known = settings.ToDictionary(s => s.Path.Split('.')[^1], StringComparer.OrdinalIgnoreCase);
        foreach (var property in element.EnumerateObject().Where(p => !hasKind || p.Name != Kind))
            if (!known.TryGetValue(property.Name, out var setting))
                yield return $"'{prefix}{property.Name}': {Spelling.Unknown(property.Name, "setting", [.. known.Keys])}";
            else
                foreach (var fault in Setting(property.Value, setting, prefix + property.Name))
                    yield return fault;
    }

    private static IEnumerable<string> Setting(JsonElement value, SettingDescription setting, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return setting.IsOptional ? [] : [$"{setting.Label} ('{path}') is null. It takes {Takes(setting)}."];
        if (setting.Type == SettingType.Record)
            return Record(value, setting.Kinds, path + ".", setting.Label);
        return IsTaken(value, setting) ? [] : [$"{setting.Label} ('{path}') is {Shown(value)}. It takes {Takes(setting)}."];
    }

    private static bool IsTaken(JsonElement value, SettingDescription setting) => setting.Type switch
    {
        SettingType.Number => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && IsWithin(number, setting),
        SettingType.WholeNumber =>
            value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && IsWithin(number, setting)
            && (value.TryGetInt64(out _) || value.TryGetUInt64(out _)),
        SettingType.Switch => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        SettingType.Choice => value.ValueKind == JsonValueKind.String && setting.Choices.Any(c => c.Value.GetString() == value.GetString()),
        _ => value.ValueKind is JsonValueKind.String or JsonValueKind.Array,
    };

    private static bool IsWithin(double number, SettingDescription setting) =>
        double.IsFinite(number) && !(number < setting.Minimum) && !(number > setting.Maximum);

    private static string Takes(SettingDescription setting) => setting.Type switch
    {
        SettingType.Number => $"a number{Range(setting)}",
        SettingType.WholeNumber => $"a whole number{Range(setting)}",
        SettingType.Switch => "true or false",
        SettingType.Choice => $"one of {string.Join(", ", setting.Choices.Select(c => c.Value.GetRawText()))}",
        SettingType.Record => $"an object of one of the kinds {string.Join(", ", setting.Kinds.Select(k => k.Kind))}",
        _ => "a text",
    };

    private static string Range(SettingDescription setting) => setting is { Minimum: { } low, Maximum: { } high }
        ? FormattableString.Invariant($" between {low:0.##########} and {high:#,0.##########}") : "";

    private static string Place(string prefix, string what) => prefix.Length == 0 ? $"The {what}" : $"{what} ('{prefix.TrimEnd('.')}')";

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: <= 60 } text ? text : value.GetRawText()[..60] + "…";
}
