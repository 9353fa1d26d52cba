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
        var stages = StudioFacts.StagesOf(backbone);
        if (cell.Weights is null)
            return new ModelResult(backbone.Key, backbone.Title, null, null, "nothing: random weights", "", stages, backbone.Input)
                { Classes = [] };
        var weights = FetchedWeights.Facts(cell.Weights, backbone.Key, context);
        if (weights.Backbone != backbone.Key)
            throw new ArgumentException($"The weights '{weights.Key}' belong to '{weights.Backbone}', not to '{backbone.Key}'.");
        using var file = File.OpenRead(FetchedWeights.PathOf(cell.Weights, context));
        return new ModelResult(backbone.Key, backbone.Title, weights.Key, Convert.ToHexStringLower(SHA256.HashData(file)), weights.Source,
            weights.License, stages, weights.Input) { Classes = weights.Classes.Names };
    }
}
