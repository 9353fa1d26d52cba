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

    private string Facts => Backbone is { } facts ? $"{Figures.Short(facts.Stages.Sum(s => s.Parameters))} parameters, sees images of {facts.Preprocessing.CropSide} pixels." : "The network; its weights must fit it.";

    private string WeightFacts => Weights is { } weights ? $"Licence {weights.License}. {(weights.IsBundled ? "Bundled." : "Fetched when first used.")}" : "Random weights know nothing: a control.";

    private IEnumerable<WeightsFacts> Fitting(string backbone) => Catalogue.Weights.Where(w => w.Backbone == backbone);

    private string Source(string key) => key.Length == 0 ? "none, start at random" : Catalogue.WeightsOf(key)?.Source ?? key;

    /// <summary>Weights of another backbone would not fit: the first that do take their place, in the same press.</summary>
    private async Task ChooseAsync(string backbone)
    {
        await SetAsync("backbone", Cell.Backbone, backbone);
        if (Cell.Weights is not null)
            await SetAsync("weights", Cell.Weights, Fitting(backbone).FirstOrDefault()?.Key);
    }

    private Task WeighAsync(string key) => SetAsync("weights", Cell.Weights, key.Length == 0 ? null : key);
}
