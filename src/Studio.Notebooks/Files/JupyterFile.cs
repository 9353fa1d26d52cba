using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Files;

/// <summary>Jupyter's `.ipynb`, format 4.5: notes as Markdown, every other cell as the C# program that it stands for, with its outputs.</summary>
public static class JupyterFile
{
    public const string Ending = ".ipynb";

    /// <param name="outputs">By id of the cell; a cell that is missing has none.</param>
    public static string Write(Notebook notebook, StudioCatalogue catalogue, IReadOnlyDictionary<string, IReadOnlyList<CellOutput>> outputs) => throw new NotImplementedException();

    /// <summary>The text cells as notes; code is left out.</summary>
    /// <exception cref="NotebookFormatException">The text is no Jupyter notebook.</exception>
    public static Notebook Read(string text, string title) => throw new NotImplementedException();
}
