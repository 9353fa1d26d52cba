using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Web.Display;
using Studio.Web.Uploads.Weights;

namespace Studio.Web.Cells.Sources;

/// <summary>Shows a network as its stages, and what its weights have learnt.</summary>
public sealed partial class PretrainedModelView
{
    private BackboneFacts? Backbone => Catalogue.Backbone(Cell.Backbone);

    private WeightsFacts? Weights => Cell.Weights is null ? null : Catalogue.WeightsOf(Cell.Weights);

    private IReadOnlyList<StageResult> Stages =>
        State.Runs.Select(r => r.Result).OfType<ModelResult>().FirstOrDefault(m => m.Backbone == Cell.Backbone)?.Stages
        ?? Backbone?.Stages ?? [];

    private string Facts =>
        Backbone is { } facts ? $"{Figures.Short(facts.Stages.Sum(s => s.Parameters))} parameters, input size {facts.Input.Size}."
        : "The network architecture without its head.";

    private string WeightFacts => Weights switch
    {
        null when Cell.Weights is not null => "These weights are not in this studio. Upload their file, or choose others.",
        null => "Random weights: a baseline that knows nothing yet.",
        { IsStored: true } stored => $"Uploaded, or trained here{(stored.Bytes is { } size ? $"; {Sizes.Bytes(size)}" : "")}.",
        var known =>
            $"{(known.IsBundled ? "Comes with the studio" : known.IsHere ? "Downloaded" : "Downloaded on first use")}"
            + $"{(known.Bytes is { } bytes ? $", {Sizes.Bytes(bytes)}" : "")}"
            + $"{(known.Top1 is { } top ? $", top-1 {top:0.0} % on {known.Source}" : "")}. Licence {known.License}.",
    };

    private IEnumerable<WeightsFacts> Fitting(string backbone) => Catalogue.Weights.Where(w => w.Backbone == backbone);

    private string Source(string key) => key.Length == 0
        ? "None: random weights" : Catalogue.WeightsOf(key)?.Source ?? (WeightsFacts.HashOf(key) is null ? key : "missing weights");

    /// <summary>Weights that fit come with it.</summary>
    private Task ChooseAsync(string backbone) => SetAsync("backbone", Cell.Backbone, backbone);

    private Task WeighAsync(string key) => SetAsync("weights", Cell.Weights, key.Length == 0 ? null : key);

    /// <summary>Weights that somebody brings decide the backbone, too.</summary>
    private async Task UploadAsync()
    {
        if (await WeightsDialog.AskAsync(Dialogs) is { } stored)
            await SetAsync("weights", Cell.Weights, stored.Key);
    }
}
