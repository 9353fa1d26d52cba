using System.Text.Json;
using Studio.Experiments;
using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Settings;

/// <summary>The form of a cell: what a beginner needs, and the rest in named groups, as the settings themselves declare.</summary>
public sealed record FormLayout(IReadOnlyList<FormField> Basic, IReadOnlyList<FormGroup> Groups)
{
    /// <summary>Fields that stand in groups and are not at their defaults.</summary>
    public IReadOnlyList<FormField> Changed => [.. Groups.SelectMany(g => g.Changed)];

    public static FormLayout Of(Notebook notebook, Cell cell, StudioCatalogue catalogue)
    {
        var placed = Fields(notebook, cell, catalogue).SelectMany(Placed).Where(f => !IsEmpty(f)).ToArray();
        return new([.. placed.Where(f => IsBasic(f.Setting))],
            [.. placed.Where(f => !IsBasic(f.Setting)).GroupBy(f => f.Setting.Group!).Select(g => new FormGroup(g.Key, [.. g]))]);
    }

    /// <summary>The cell's own settings; behind an input, what the chosen cell offers with it.</summary>
    private static IEnumerable<FormField> Fields(Notebook notebook, Cell cell, StudioCatalogue catalogue)
    {
        var record = JsonSerializer.SerializeToElement(cell, StudioJson.Options);
        foreach (var setting in CellForm.Of(notebook, cell, catalogue))
        {
            var field = FormField.Of(cell, setting, record);
            yield return field;
            if (setting.Type == SettingType.Input
                && SettingProperties.Find(cell.GetType(), setting.Path)!.Attribute<InputAttribute>()!.Offers is { } offered
                && field.Value.GetString() is { } id && notebook.Cell(id) is { } input
                && CellForm.Of(notebook, input, catalogue).FirstOrDefault(s => s.Path == offered) is { } other)
                yield return FormField.Of(input, other, JsonSerializer.SerializeToElement(input, StudioJson.Options));
        }
    }

    /// <summary>The field without those below it that have a place of their own, and then those.</summary>
    private static IEnumerable<FormField> Placed(FormField field)
    {
        var below = field.Fields.Select(f => Placed(f).ToArray()).ToArray();
        return below.SelectMany(fields => fields.Where(HasPlace))
            .Prepend(field with { Fields = [.. below.Select(fields => fields[0]).Where(f => !HasPlace(f))] });
    }

    /// <summary>A record without a choice whose settings all stand elsewhere.</summary>
    private static bool IsEmpty(FormField field) =>
        field is { Setting: { Type: SettingType.Record, IsOptional: false, Kinds.Count: 1 }, Fields.Count: 0 };

    private static bool HasPlace(FormField field) => field.Setting.IsBasic || field.Setting.Group is not null;

    /// <summary>A setting of the cell itself that says nothing of its place is shown at once.</summary>
    private static bool IsBasic(SettingDescription setting) => setting.IsBasic || setting.Group is null;
}
