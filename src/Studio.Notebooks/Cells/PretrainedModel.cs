using System.ComponentModel;
using Studio.Experiments.Catalogue;

namespace Studio.Notebooks.Cells;

/// <summary>A backbone with pretrained weights, or with random ones as a control.</summary>
public sealed record PretrainedModel : Cell
{
    [Description("The network; its weights must fit it.")]
    public string Backbone { get; init; } = "resnet-glyphs";

    [Description("Weights to start from; none starts at random.")]
    public string? Weights { get; init; } = "resnet-glyphs-source";

    public override string Sentence(Notebook notebook, StudioCatalogue catalogue)
    {
        var title = catalogue.Backbone(Backbone)?.Title ?? Backbone;
        return Weights is null ? $"{title} with random weights." : $"{title}, pretrained on {catalogue.WeightsOf(Weights)?.Source ?? Weights}.";
    }

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (catalogue.Backbone(Backbone) is null)
            yield return new("backbone", $"There is no backbone '{Backbone}'. Choose one of: {string.Join(", ", catalogue.Backbones.Select(b => b.Key))}.");
        if (Weights is not null && catalogue.WeightsOf(Weights)?.Backbone != Backbone)
            yield return new("weights", $"There are no weights '{Weights}' for '{Backbone}'. Choose {Choices(catalogue)}.");
    }

    private string Choices(StudioCatalogue catalogue)
    {
        var fitting = catalogue.Weights.Where(w => w.Backbone == Backbone).Select(w => w.Key).ToArray();
        return fitting.Length == 0 ? "none, to start at random" : $"one of: {string.Join(", ", fitting)}, or none";
    }
}
