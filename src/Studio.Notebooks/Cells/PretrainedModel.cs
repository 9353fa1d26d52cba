using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>A backbone with pretrained weights, or with random ones as a control.</summary>
[Display(Name = "Pretrained model", Description = "A network that was trained before: its stages, and the data it was trained on.", Order = 3)]
public sealed record PretrainedModel : Cell
{
    [Description("Backbone: the network architecture without its head. Larger ones know more and train slower.")]
    public string Backbone { get; init; } = "resnet-glyphs";

    [Description("Pretrained weights: what the network was trained on before. None starts from random weights, as a baseline.")]
    public string? Weights { get; init; } = "resnet-glyphs-source";

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue)
    {
        var title = catalogue.Backbone(Backbone)?.Title ?? Backbone;
        return Weights is null ? $"{title} with random weights."
            : catalogue.WeightsOf(Weights) is { } weights && weights.Backbone == Backbone ? $"{title}, pretrained on {weights.Source}." : $"{title}, without weights that fit: '{Weights}' are not for it.";
    }

    /// <summary>A network within the sentence of another cell.</summary>
    internal static string NameOf(Notebook notebook, string? id, StudioCatalogue catalogue) =>
        notebook.Input<PretrainedModel>(id) is { } cell ? catalogue.Backbone(cell.Backbone)?.Title ?? cell.Backbone : "a network";

    /// <summary>Another backbone brings the first weights that fit it, bundled ones before others; random weights stay random.</summary>
    protected internal override Cell Settled(string setting, StudioCatalogue catalogue) => setting == "backbone" && Weights is not null && catalogue.WeightsOf(Weights)?.Backbone != Backbone
        ? this with { Weights = Fitting(catalogue).OrderByDescending(w => w.IsBundled).FirstOrDefault()?.Key } : this;

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (catalogue.Backbone(Backbone) is null)
            yield return new("backbone", $"There is no backbone '{Backbone}'. Choose one of: {string.Join(", ", catalogue.Backbones.Select(b => b.Key))}.");
        if (Weights is not null && catalogue.WeightsOf(Weights)?.Backbone != Backbone)
            yield return new("weights", $"There are no weights '{Weights}' for '{Backbone}'. Choose {Advice(catalogue)}.");
    }

    public override IReadOnlyList<SettingChoice> Choices(string setting, Notebook notebook, StudioCatalogue catalogue) => setting switch
    {
        "backbone" => [.. catalogue.Backbones.Select(b => SettingChoice.Of(b.Key, b.Title, ModelFacts.Of(b, catalogue)))],
        "weights" => [SettingChoice.Of(null, "None", "Random weights: a baseline that knows nothing yet."), .. Fitting(catalogue).Select(w => SettingChoice.Of(w.Key, w.Source, ModelFacts.Of(w)))],
        _ => [],
    };

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => $$"""
        {{ProgramLines.Usings(["Studio.Learning", "Studio.Learning.Networks", .. Weights is null ? [] : new[] { "Studio.Learning.Weights" }])}}
        TorchEnvironment.Prepare();
        var backbone = Catalog.Find<IBackbone>({{CSharp.Of(Backbone)}}, "backbone");
        using var network = backbone.Build(backbone.PublishedClassCount);
        {{Loading()}}
        foreach (var stage in backbone.Stages.Append(new("head", [network.HeadPrefix])))
            Console.WriteLine($"{stage.Name}: {network.named_parameters().Where(p => stage.Holds(p.name)).Sum(p => p.parameter.numel()):N0} parameters");

        """;

    private string Loading() => Weights is null ? "// Without weights the network stays as it was drawn at random." : $$"""
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        using var weights = WeightsFile.Read(await store.FetchAsync(WeightCatalogue.Find({{CSharp.Of(Weights)}})));
        WeightsLoading.Load(network, weights, headToSkip: network.HeadPrefix);
        """;

    private IEnumerable<WeightsFacts> Fitting(StudioCatalogue catalogue) => catalogue.Weights.Where(w => w.Backbone == Backbone);

    private string Advice(StudioCatalogue catalogue)
    {
        var fitting = Fitting(catalogue).Select(w => w.Key).ToArray();
        return fitting.Length == 0 ? "none, to start at random" : $"one of: {string.Join(", ", fitting)}, or none";
    }
}
