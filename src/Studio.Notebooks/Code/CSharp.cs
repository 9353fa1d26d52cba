using System.Globalization;
using System.Reflection;
using System.Text;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Code;

/// <summary>Values as C# expressions.</summary>
internal static class CSharp
{
    /// <summary>Records of settings are written as "new Recipe.FineTuning { Epochs = 20 }",
    /// with what differs from their defaults.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => Text(text),
        bool flag => flag ? "true" : "false",
        ulong number => number.ToString(CultureInfo.InvariantCulture),
        double number => Real(number),
        Enum choice => $"{choice.GetType().Name}.{choice}",
        IFormattable number when value.GetType().IsPrimitive => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Record(value),
    };

    /// <summary>A record that is made by its constructor, as "new Intervention.Frozen("head")".</summary>
    public static string Call(object record)
    {
        var type = record.GetType();
        var values = type.GetConstructors()[0].GetParameters().Select(p => Of(type.GetProperty(p.Name!)!.GetValue(record)));
        return $"new {Name(type)}({string.Join(", ", values)})";
    }

    /// <summary>The namespaces whose types an expression names.</summary>
    public static IEnumerable<string> Namespaces(object? value) => value is null or string || value.GetType().IsPrimitive ? []
        : value is Enum ? [value.GetType().Namespace!]
        : Changed(value).SelectMany(p => Namespaces(p.Value)).Prepend(value.GetType().Namespace!).Distinct();

    private static string Record(object record)
    {
        var name = Name(record.GetType());
        var settings = Changed(record).Select(p => $"{p.Name} = {Of(p.Value)}").ToArray();
        return settings.Length == 0 ? $"new {name}()" : $"new {name} {{ {string.Join(", ", settings)} }}";
    }

    private static string Name(Type type) => type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name;

    private static IEnumerable<(string Name, object? Value)> Changed(object record)
    {
        var plain = Activator.CreateInstance(record.GetType())!;
        foreach (var property in SettingProperties.Of(record.GetType()))
            if (property.Get!(record) is var value && !Equals(value, property.Get(plain)))
                yield return (((MemberInfo)property.AttributeProvider!).Name, value);
    }

    private static string Real(double number) => double.IsFinite(number)
        ? number.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + "d"
        : double.IsNaN(number) ? "double.NaN" : number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";

    private static string Text(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        return literal.Append('"').ToString();
    }
}
