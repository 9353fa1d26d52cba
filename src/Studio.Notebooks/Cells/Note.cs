using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Cells;

/// <summary>Text for people, in Markdown.</summary>
public sealed record Note : Cell
{
    public string Markdown { get; init; } = "";

    public override bool IsRunnable => false;

    public override string Sentence(Notebook notebook, StudioCatalogue catalogue) => Markdown.Split('\n', 2)[0].TrimStart('#', ' ');
}
