using System.Text.Json;

namespace Studio.Notebooks.Settings;

/// <summary>Finds a setting in a cell's JSON by its path.</summary>
public static class SettingPath
{
    private static readonly JsonElement s_nothing = JsonElement.Parse("null");

    /// <summary>JSON's null where there is nothing.</summary>
    public static JsonElement Find(JsonElement record, string path)
    {
        foreach (var name in path.Split('.'))
            if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(name, out record))
                return s_nothing;
        return record;
    }
}
