using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Studio.Experiments;

namespace Studio.Notebooks.Settings;

/// <summary>The settings of a cell that name other cells.</summary>
internal static class CellInputs
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(JsonPropertyInfo Property, InputAttribute Input)>> s_known = new();

    public static IReadOnlyList<(JsonPropertyInfo Property, InputAttribute Input)> Of(Type kind) => s_known.GetOrAdd(kind, static type =>
        [.. SettingProperties.Of(type).Select(p => (p, p.Attribute<InputAttribute>()!)).Where(p => p.Item2 is not null)]);

    /// <summary>The ids that one such setting names.</summary>
    public static IReadOnlyList<string> Ids(JsonPropertyInfo property, Cell cell) => property.Get!(cell) switch
    {
        string id => [id],
        IEnumerable<string> ids => [.. ids],
        _ => [],
    };

    public static IReadOnlyList<string> Ids(Cell cell) => [.. Of(cell.GetType()).SelectMany(p => Ids(p.Property, cell))];

    /// <summary>The cell with one such setting naming others; a setting that takes one id takes the first.</summary>
    public static Cell With(Cell cell, JsonPropertyInfo property, IEnumerable<string> ids)
    {
        var form = JsonSerializer.SerializeToNode(cell, StudioJson.Options)!.AsObject();
        form[property.Name] = property.PropertyType == typeof(string) ? ids.FirstOrDefault()
            : JsonSerializer.SerializeToNode(ids, StudioJson.Options);
        return form.Deserialize<Cell>(StudioJson.Options)!;
    }

    /// <summary>The cell without any mention of another.</summary>
    public static Cell Without(Cell cell, string id) =>
        Of(cell.GetType()).Aggregate(cell, (without, p) => With(without, p.Property, Ids(p.Property, cell).Where(i => i != id)));
}
