using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Settings;

/// <summary>The settings of a cell as a form draws them, with what there is to choose from in this notebook and this studio.</summary>
public static class CellForm
{
    /// <summary>All settings but title, folding and id; their paths are those of <see cref="Editing.NotebookEdit.Set"/>.</summary>
    public static IReadOnlyList<SettingDescription> Of(Notebook notebook, Cell cell, StudioCatalogue catalogue) =>
        [.. SettingDescriptions.Of(cell.GetType(), notebook.UnitOf(cell, catalogue))
            .Select(s => WithChoices(s, notebook, cell, catalogue))];

    private static SettingDescription WithChoices(SettingDescription setting, Notebook notebook, Cell cell, StudioCatalogue catalogue) =>
        setting.Type switch
    {
        SettingType.Input or SettingType.Inputs => setting with { Choices = Fitting(notebook, cell, setting.Path, catalogue) },
        SettingType.Text or SettingType.Choice when cell.Choices(setting.Path, notebook, catalogue) is { Count: > 0 } choices =>
            setting with { Type = SettingType.Choice, Choices = choices },
        _ => setting,
    };

    private static IReadOnlyList<SettingChoice> Fitting(Notebook notebook, Cell cell, string setting, StudioCatalogue catalogue)
    {
        var needed = SettingProperties.Find(cell.GetType(), setting)!.Attribute<InputAttribute>()!;
        return [.. notebook.Cells.Where(c => c.Id != cell.Id && needed.Fits(c))
            .Select(c => SettingChoice.Of(c.Id, c.Label, c.Sentence(notebook, catalogue)))];
    }
}
