using System.Collections.Concurrent;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Studio.Experiments;
using Studio.Experiments.Data;

namespace Studio.Notebooks.Settings;

/// <summary>The settings of any record, read off its type, so that one form draws all of them.</summary>
public static class SettingDescriptions
{
    private static readonly ConcurrentDictionary<(Type Record, string Unit), IReadOnlyList<SettingDescription>> s_known = new();

    /// <summary>In the order of their declaration, those of the base first; without those that are hidden from forms.</summary>
    /// <param name="unit">What the items of the data are, in the plural, for labels, units and help.</param>
    public static IReadOnlyList<SettingDescription> Of(Type record, string unit = ItemWords.Unknown) => s_known.GetOrAdd((record, unit),
        static known => Fitting(Of(Activator.CreateInstance(known.Record)!, ""), known.Unit));

    /// <summary>Without those that do nothing for such items.</summary>
    private static IReadOnlyList<SettingDescription> Fitting(IReadOnlyList<SettingDescription> settings, string unit) =>
        [.. settings.Where(s => s.Items is null || unit == ItemWords.Unknown || s.Items == unit).Select(s => Filled(s, unit))];

    private static SettingDescription Filled(SettingDescription setting, string unit) => setting with
    {
        Description = Filled(setting.Description, unit), Unit = Filled(setting.Unit, unit),
        Choices = [.. setting.Choices.Select(c => c with { Detail = Filled(c.Detail, unit) })],
        Kinds = [.. setting.Kinds.Select(k => k with
        {
            Description = Filled(k.Description, unit), Settings = Fitting(k.Settings, unit),
        })],
    };

    private static string? Filled(string? text, string unit) => text is null ? null : ItemWords.Fill(text, unit);

    /// <param name="plain">The record with the defaults that its surroundings give it: a recipe may preset another
    /// learning rate than its optimizer does.</param>
    private static IReadOnlyList<SettingDescription> Of(object plain, string prefix) =>
        [.. SettingProperties.Of(plain.GetType()).Where(p => p.Attribute<BrowsableAttribute>() is not { Browsable: false })
            .Select(p => Of(p, plain, prefix))];

    private static SettingDescription Of(JsonPropertyInfo property, object plain, string prefix)
    {
        var path = prefix + property.Name;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var (range, length, place, value) = (property.Attribute<RangeAttribute>(), property.Attribute<StringLengthAttribute>(),
            property.Attribute<SettingAttribute>(), property.Get!(plain));
        return new(path, property.Label(), TypeOf(property, type), property.Attribute<DescriptionAttribute>()?.Description,
            property.IsSetNullable || type != property.PropertyType, SettingProperties.Element(value, property.PropertyType),
            range is null ? length?.MinimumLength : Convert.ToDouble(range.Minimum),
            range is null ? length?.MaximumLength : Convert.ToDouble(range.Maximum))
        {
            Choices = type.IsEnum ? [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(ChoiceOf)] : [],
            Kinds = type.IsClass && type != typeof(string) && SettingProperties.IsRecord(type) ? KindsOf(type, value, path + ".") : [],
            IsBasic = place?.IsBasic ?? false, Group = place?.Group, Unit = place?.Unit, Paper = place?.Paper, Items = place?.Items,
        };
    }

    private static SettingChoice ChoiceOf(FieldInfo member)
    {
        var display = member.GetCustomAttribute<DisplayAttribute>();
        return new(SettingProperties.Element(member.GetValue(null), member.FieldType),
            display?.Name ?? SettingProperties.Words(member.Name), display?.Description);
    }

    private static SettingType TypeOf(JsonPropertyInfo property, Type type) => type switch
    {
        _ when property.Attribute<InputAttribute>() is not null => type == typeof(string) ? SettingType.Input : SettingType.Inputs,
        _ when type == typeof(bool) => SettingType.Switch,
        _ when type.IsEnum => SettingType.Choice,
        _ when type == typeof(string) =>
            property.Attribute<DataTypeAttribute>() is { DataType: DataType.MultilineText } ? SettingType.Lines : SettingType.Text,
        _ when type == typeof(double) || type == typeof(float) => SettingType.Number,
        _ when type == typeof(int) || type == typeof(long) || type == typeof(ulong) => SettingType.WholeNumber,
        _ when SettingProperties.IsRecord(type) => SettingType.Record,
        _ => throw new NotSupportedException($"The setting '{property.Name}' of {property.DeclaringType.Name} is a {type.Name}, "
            + "which no form can show. Use a number, a text, a switch, a choice, or a record of those."),
    };

    private static IReadOnlyList<SettingKind> KindsOf(Type record, object? preset, string prefix) =>
        StudioJson.Options.GetTypeInfo(record).PolymorphismOptions is { } kinds
        ? [.. kinds.DerivedTypes.Select(k => KindOf(k.DerivedType, record, (string)k.TypeDiscriminator!, preset, prefix))]
        : [KindOf(record, record, null, preset, prefix)];

    private static SettingKind KindOf(Type type, Type declared, string? kind, object? preset, string prefix)
    {
        var plain = preset?.GetType() == type ? preset : Activator.CreateInstance(type)!;
        return new(kind, SettingProperties.Label(type), type.GetCustomAttribute<DescriptionAttribute>()?.Description,
            JsonSerializer.SerializeToElement(plain, declared, StudioJson.Options), Of(plain, prefix))
        {
            Presets = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == type)
                .Select(p => new SettingChoice(SettingProperties.Element(p.GetValue(null), declared), SettingProperties.Label(p),
                    p.GetCustomAttribute<DescriptionAttribute>()?.Description))],
        };
    }
}
