using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Settings;

/// <summary>The settings of a cell as a form draws them, with what there is to choose from in this notebook and this studio.</summary>
public static class CellForm
{
    /// <summary>All settings but title, folding and id, in the order of their declaration.</summary>
    public static IReadOnlyList<SettingDescription> Of(Notebook notebook, Cell cell, StudioCatalogue catalogue) => throw new NotImplementedException();
}
