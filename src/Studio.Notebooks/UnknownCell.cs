using Studio.Experiments.Catalogue;

namespace Studio.Notebooks;

/// <summary>A cell of a kind that this studio does not know: shown, moved and removed, never changed.</summary>
/// <param name="MadeAs">What the file calls it.</param>
/// <param name="Text">The cell as it stands in the file, byte for byte.</param>
public sealed record UnknownCell(string MadeAs, string Text) : Cell
{
    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) =>
        $"Made by a newer studio: this one has no cells of kind '{MadeAs}'.";
}
