using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Studio.Experiments;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Tests.Fakes;

/// <summary>Notebooks of all kinds of cells with any settings that lie within their limits.</summary>
internal sealed class RandomNotebooks(int seed)
{
    private const string Letters = "abcXYZ 0129\n\t\"\\'/<>&{}[],:.äß€“”\u2028😀";
    private readonly Random _random = new(seed);

    public Notebook Notebook()
    {
        var notebook = new Notebook(Text(), []);
        foreach (var kind in CellKind.All.Concat(CellKind.All).OrderBy(_ => _random.Next()).Take(_random.Next(9)))
            notebook = notebook with { Cells = [.. notebook.Cells, Cell(kind, notebook)] };
        return notebook;
    }

    public Cell Cell(CellKind kind, Notebook notebook)
    {
        var cell = kind.Make(notebook);
        Fill(cell, notebook);
        return cell with { Id = kind.Make(notebook).Id };
    }

    /// <summary>A value within the limits that differs from the present one.</summary>
    public object? Other(JsonPropertyInfo property, object owner, Notebook notebook) =>
        Enumerable.Range(0, 1000).Select(_ => Value(property, owner, notebook))
        .First(v => StudioJson.Write(v) != StudioJson.Write(property.Get!(owner)));

    private void Fill(object record, Notebook notebook)
    {
        foreach (var property in SettingProperties.Of(record.GetType()).Where(_ => _random.Next(3) > 0))
            property.Set!(record, Value(property, record, notebook));
    }

    private object? Value(JsonPropertyInfo property, object owner, Notebook notebook)
    {
        if (owner is Cell cell && cell.Choices(property.Name, notebook, SampleStudio.Catalogue) is { Count: > 1 } choices)
            return _random.GetItems([.. choices], 1)[0].Value.Deserialize(property.PropertyType, StudioJson.Options);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if ((type != property.PropertyType || type.IsClass && property.IsSetNullable) && _random.Next(3) == 0)
            return null;
        if (property.Attribute<InputAttribute>() is { } input)
            return type == typeof(string) ? Ids(notebook, input).FirstOrDefault() : Ids(notebook, input);
        var range = property.Attribute<RangeAttribute>();
        if (property.Attribute<RegularExpressionAttribute>() is not null)
            return new string(_random.GetItems<char>("0123456789abcdef", 64));
        if (type == typeof(string))
            return Text();
        if (type == typeof(bool))
            return _random.Next(2) == 1;
        if (type.IsEnum)
            return _random.GetItems([.. Enum.GetValues(type).Cast<object>()], 1)[0];
        if (type == typeof(double))
            return range is null ? _random.NextDouble() : Between(Convert.ToDouble(range.Minimum), Convert.ToDouble(range.Maximum));
        if (type == typeof(ulong))
            return (ulong)_random.NextInt64();
        if (type == typeof(int))
            return range is null ? _random.Next() : _random.Next((int)range.Minimum, (int)range.Maximum + 1);
        if (type == typeof(BranchPoint))
            return new BranchPoint(Text(), Guid.NewGuid(), _random.Next());
        var kinds = StudioJson.Options.GetTypeInfo(type).PolymorphismOptions?.DerivedTypes.Select(k => k.DerivedType).ToArray() ?? [type];
        var record = Activator.CreateInstance(_random.GetItems(kinds, 1)[0])!;
        Fill(record, notebook);
        return record;
    }

    private string[] Ids(Notebook notebook, InputAttribute input) =>
        [.. notebook.Cells.Where(input.Fits).Select(c => c.Id).OrderBy(_ => _random.Next()).Take(1 + _random.Next(3))];

    private double Between(double low, double high) => Math.Clamp(low + (high - low) * Math.Pow(_random.NextDouble(), 4), low, high);

    private string Text() =>
        string.Concat(Enumerable.Range(0, 1 + _random.Next(20)).Select(_ => char.ConvertFromUtf32(char.ConvertToUtf32(Letters, Place()))));

    private int Place()
    {
        var place = _random.Next(Letters.Length);
        return char.IsLowSurrogate(Letters[place]) ? place - 1 : place;
    }
}
