using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Notebooks.Code;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks.Cells;

/// <summary>A backbone with pretrained weights, or with random ones as a control.</summary>
[Display(Name = "Pretrained model", Description = "A pretrained network: its stages, and the data it was trained on.", Order = 3)]
[Produces(typeof(ModelResult))]
public sealed record PretrainedModel : Cell, IStates<StatedModel>
{
    [Description("Backbone: the network architecture without its head. Larger ones are more accurate and train slower.")]
    public string Backbone { get; init; } = "resnet-glyphs";

    [Description("Pretrained weights: what the network was trained on before. None starts from random weights, as a baseline.")]
    public string? Weights { get; init; } = "resnet-glyphs-source";

    protected internal override string Says(Notebook notebook, StudioCatalogue catalogue)
    {
        var title = catalogue.Backbone(Backbone)?.Title ?? Backbone;
        return Weights is null ? $"{title} with random weights."
            : catalogue.WeightsOf(Weights) is not { } weights ? WeightsFacts.HashOf(Weights) is null
            ? $"{title}, without weights: '{Weights}' belong to another backbone."
                : $"{title}, with weights that are not in this studio."
            : weights.Backbone != catalogue.Backbone(Backbone)?.Key
            ? $"{title}, without weights: '{weights.Source}' belong to another backbone."
            : weights.IsStored ? $"{title} with the weights “{weights.Source}”." : $"{title}, pretrained on {weights.Source}.";
    }

    protected internal override Cell Spelt(StudioCatalogue catalogue) =>
        catalogue.Backbone(Backbone) is { } known && known.Key != Backbone ? this with { Backbone = known.Key } : this;

    public StatedModel Stated(Notebook notebook) => new(Backbone, Weights);

    /// <summary>Another backbone brings the first weights that fit it, those that are here before others; random weights stay random. Other
    /// weights bring their backbone.</summary>
    protected internal override Cell Settled(string setting, StudioCatalogue catalogue)
    {
        if (Weights is null || catalogue.WeightsOf(Weights) is { } own && own.Backbone == catalogue.Backbone(Backbone)?.Key)
            return this;
        return setting switch
        {
            "backbone" => this with { Weights = Fitting(catalogue).OrderByDescending(w => w.IsHere).FirstOrDefault()?.Key },
            "weights" when catalogue.WeightsOf(Weights) is { } weights => this with { Backbone = weights.Backbone },
            _ => this,
        };
    }

    public override IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue)
    {
        if (catalogue.Backbone(Backbone) is null)
            yield return new("backbone", Spelling.Unknown(Backbone, "backbone", [.. catalogue.Backbones.Select(b => b.Key)]));
        if (Weights is not null && catalogue.WeightsOf(Weights)?.Backbone != (catalogue.Backbone(Backbone)?.Key ?? Backbone))
            yield return new("weights", WeightsFacts.HashOf(Weights) is not null && catalogue.WeightsOf(Weights) is null
                ? "The weights of this cell are not in this studio, or were deleted. Upload their file on the page Models, "
                + "or choose others."
                : $"There are no weights '{Weights}' for '{Backbone}'. Choose {Advice(catalogue)}.");
    }

    public override IReadOnlyList<SettingChoice> Choices(string setting, Notebook notebook, StudioCatalogue catalogue) => setting switch
    {
        "backbone" => [.. ModelFacts.Backbones(catalogue).Select(b => SettingChoice.Of(b.Key, b.Title, ModelFacts.Of(b, catalogue)))],
        "weights" =>
            [SettingChoice.Of(null, "None", "Random weights: an untrained baseline."),
                .. Fitting(catalogue).Select(w => SettingChoice.Of(w.Key, w.Source, ModelFacts.Of(w)))],
        _ => [],
    };

    protected internal override string Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => $$"""
        {{ProgramLines.Usings(["Studio.Learning", "Studio.Learning.Networks",
            .. Weights is null ? [] : new[] { "Studio.Learning.Weights", "Studio.Learning.Weights.Formats" },
            .. WeightsFacts.HashOf(Weights ?? "") is null ? [] : new[] { "Studio.Learning.Transfer" }])}}
        TorchEnvironment.Prepare();
        var backbone = Catalog.Find<IBackbone>({{CSharp.Of(Backbone)}}, "backbone");
        {{Loading()}}
        foreach (var stage in backbone.Stages.Append(new("head", [network.HeadPrefix])))
            Console.WriteLine($"{stage.Name}: {network.named_parameters().Where(p => stage.Holds(p.name)).Sum(p => p.parameter.numel()):N0} parameters");

        """;

    private string Loading() => Weights is null ? """
        // Without weights the network keeps its random initial weights.
        using var network = backbone.Build(backbone.PublishedClassCount);
        """
        : WeightsFacts.HashOf(Weights) is { } hash ? $$"""
        // A model that is stored in the studio: its file lies in the data folder.
        using var weights = WeightsFile.Read({{CSharp.Of($"artifacts/{hash[..2]}/{hash}.safetensors")}});
        using var network = TransferBundle.Of(weights)!.Open(weights);
        """ : $$"""
        using var network = backbone.Build(backbone.PublishedClassCount);
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        using var weights = WeightsFile.Read(await store.FetchAsync(WeightCatalogue.Find({{CSharp.Of(Weights)}})));
        WeightsLoading.Load(network, weights, headToSkip: network.HeadPrefix);
        """;

    private IEnumerable<WeightsFacts> Fitting(StudioCatalogue catalogue) =>
        catalogue.Weights.Where(w => w.Backbone == catalogue.Backbone(Backbone)?.Key);

    private string Advice(StudioCatalogue catalogue)
    {
        var fitting = Fitting(catalogue).Select(w => w.Key).ToArray();
        return fitting.Length == 0 ? "none, to start from random weights" : $"one of: {string.Join(", ", fitting)}, or none";
    }
}
