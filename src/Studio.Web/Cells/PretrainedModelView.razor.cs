using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Web.Outputs;

namespace Studio.Web.Cells;

/// <summary>Shows a network as its stages, and what its weights have learnt.</summary>
public sealed partial class PretrainedModelView
{
    private BackboneFacts? Backbone => Catalogue.Backbone(Cell.Backbone);

    private WeightsFacts? Weights => Cell.Weights is null ? null : Catalogue.WeightsOf(Cell.Weights);

    private IReadOnlyList<StageResult> Stages => State.Runs.Select(r => r.Result).OfType<ModelResult>().FirstOrDefault(m => m.Backbone == Cell.Backbone)?.Stages ?? Backbone?.Stages ?? [];

    private string Facts => Backbone is { } facts ? $"{Figures.Short(facts.Stages.Sum(s => s.Parameters))} parameters, sees images of {facts.Preprocessing.CropSide} pixels." : "The network architecture without its head.";

    private string WeightFacts => Weights is { } weights ? $"Licence {weights.License}. {(weights.IsBundled ? "Bundled." : "Downloaded on first use.")}" : "Random weights: a baseline that knows nothing yet.";

    private IEnumerable<WeightsFacts> Fitting(string backbone) => Catalogue.Weights.Where(w => w.Backbone == backbone);

    private string Source(string key) => key.Length == 0 ? "None: random weights" : Catalogue.WeightsOf(key)?.Source ?? key;

    /// <summary>Weights that fit come with it.</summary>
    private Task ChooseAsync(string backbone) => SetAsync("backbone", Cell.Backbone, backbone);

    private Task WeighAsync(string key) => SetAsync("weights", Cell.Weights, key.Length == 0 ? null : key);
}
