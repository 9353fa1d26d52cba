using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Cells;

/// <summary>Text for people, in Markdown.</summary>
[Display(Name = "Note", Description = "Text in Markdown.", Order = 1)]
public sealed record Note : Cell
{
    [DataType(DataType.MultilineText), StringLength(100_000)]
    public string Markdown { get; init; } = "";

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue) => Markdown.Split('\n', 2)[0].TrimStart('#', ' ');
}
