using System.Security.Cryptography;
using Studio.Experiments;
using Studio.Experiments.Results;
using Studio.Learning;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using Studio.Notebooks.Cells;
using Studio.Runtime.Runs;
using Studio.Worker.Describing;

namespace Studio.Worker.Cells;

/// <summary>Brings the weights to this machine, and says what they are.</summary>
public sealed class PretrainedModelRunner : ICellRunner
{
    public string Kind => Kinds.Name(typeof(PretrainedModel));

    public int Version => 1;

    public RunOutcome<CellResult> Run(RunRequest request, RunContext context)
    {
        var cell = (PretrainedModel)request.Cell;
        var backbone = Catalog.Find<IBackbone>(cell.Backbone, "backbone");
        if (cell.Weights is null)
            return new ModelResult(backbone.Key, backbone.Title, null, null, "nothing: random weights", "", StudioFacts.StagesOf(backbone),
                backbone.Input)
                { Classes = [] };
        var weights = FetchedWeights.Facts(cell.Weights, backbone.Key, context);
        if (weights.Backbone != backbone.Key)
            throw new ArgumentException($"The weights '{weights.Key}' belong to '{weights.Backbone}', not to '{backbone.Key}'.");
        var path = FetchedWeights.PathOf(cell.Weights, context);
        using var file = File.OpenRead(path);
        // Encoders of language models, which have no head, are of any size.
        var sized = weights.Classes.Count == 0 ? FetchedWeights.Sized(backbone, path) : backbone;
        return new ModelResult(backbone.Key, backbone.Title, weights.Key, Convert.ToHexStringLower(SHA256.HashData(file)), weights.Source,
            weights.License, StudioFacts.StagesOf(sized), weights.Classes.Count == 0 ? sized.Input : weights.Input)
            { Classes = weights.Classes.Names };
    }
}
