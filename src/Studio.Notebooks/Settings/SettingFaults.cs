using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;

namespace Studio.Notebooks.Settings;

/// <summary>Settings outside the limits that their attributes state, those of records within records too.</summary>
internal static class SettingFaults
{
    /// <param name="prefix">Path of the record, with a dot behind it unless it is empty.</param>
    public static IEnumerable<CellFault> Of(object record, string prefix = "") =>
        SettingProperties.Of(record.GetType()).SelectMany(p => Of(p, p.Get!(record), prefix + p.Name));

    /// <summary>Those of one setting and whatever lies below it.</summary>
    public static IEnumerable<CellFault> Of(JsonPropertyInfo property, object? value, string path)
    {
        foreach (var limit in property.Attributes<ValidationAttribute>().Where(a => !a.IsValid(value)))
            yield return new(path, Sentence(limit, property.Label(), value));
        if (value is Enum choice && !Enum.IsDefined(choice.GetType(), choice))
            yield return new(path,
                $"{property.Label()} has no option {value}. Choose one of: {string.Join(", ", Enum.GetNames(choice.GetType()))}.");
        if (value is not (null or string) && value.GetType().IsClass && SettingProperties.IsRecord(value.GetType()))
            foreach (var fault in Of(value, path + "."))
                yield return fault;
    }

    private static string Sentence(ValidationAttribute limit, string label, object? value) => limit switch
    {
        RangeAttribute range => $"{label} is {Number(value)}. It must lie between {Number(range.Minimum)} and {Number(range.Maximum)}.",
        StringLengthAttribute length =>
            $"{label} has {((string)value!).Length:N0} characters. It takes "
            + (length.MinimumLength == 0
                ? $"{length.MaximumLength:N0} at most." : $"between {length.MinimumLength:N0} and {length.MaximumLength:N0}."),
        _ => limit.FormatErrorMessage(label),
    };

    private static string Number(object? value) => value is double number ? number.ToString("0.##########") : $"{value:N0}";
}
