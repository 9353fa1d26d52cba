using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Studio.Experiments;

namespace Studio.Notebooks.Settings;

/// <summary>The settings of a record as the serialised form knows them: what can be read and written.</summary>
internal static class SettingProperties
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<JsonPropertyInfo>> s_known = new();

    public static IReadOnlyList<JsonPropertyInfo> Of(Type record) => s_known.GetOrAdd(record, static type =>
        [.. StudioJson.Options.GetTypeInfo(type).Properties.Where(p => p is { Get: not null, Set: not null })]);

    public static JsonPropertyInfo? Find(Type record, string name) => Of(record).FirstOrDefault(p => p.Name == name);

    public static T? Attribute<T>(this JsonPropertyInfo property) where T : Attribute =>
        property.AttributeProvider is MemberInfo member ? member.GetCustomAttribute<T>() : null;

    public static IEnumerable<T> Attributes<T>(this JsonPropertyInfo property) where T : Attribute =>
        property.AttributeProvider is MemberInfo member ? member.GetCustomAttributes<T>() : [];

    /// <summary>True for a record with settings of its own.</summary>
    public static bool IsRecord(Type type) => StudioJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object };

    /// <summary>"LabelsPerClass" is "Labels per class", unless the property is named otherwise.</summary>
    public static string Label(this JsonPropertyInfo property) => Label((MemberInfo)property.AttributeProvider!);

    /// <summary>"FromScratch" is "From scratch", unless the kind or property is named otherwise.</summary>
    public static string Label(MemberInfo member) => member.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? Words(member.Name);

    /// <summary>"FineTuning" is "Fine tuning"; runs of capitals and digits stay together, as in "AdamW".</summary>
    public static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var isWord = i + 1 < name.Length && char.IsLower(name[i + 1]);
            var begins = i > 0 && i + 1 < name.Length && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || isWord);
            words.Append(begins ? " " : "").Append(begins && isWord ? char.ToLowerInvariant(name[i]) : name[i]);
        }
        return words.ToString();
    }

    /// <summary>A value as it stands in the full form, so that two values are equal exactly if their texts are.</summary>
    public static JsonElement Element(object? value, Type type) => JsonSerializer.SerializeToElement(value, type, StudioJson.Options);
}
