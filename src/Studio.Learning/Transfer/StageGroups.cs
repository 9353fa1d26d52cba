using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Training;
using TorchSharp.Modules;
using BatchNorm2d = TorchSharp.Modules.BatchNorm2d;

namespace Studio.Learning.Transfer;

/// <summary>Turns a recipe into parameter groups: which stages train, from which epoch and at which rate.</summary>
/// <remarks>Discriminative rates and gradual unfreezing: Howard and Ruder, "Universal Language Model Fine-tuning", ACL 2018, arXiv:1801.06146, sections 3.2 and 3.3.</remarks>
public static class StageGroups
{
    public const string Head = "head";

    /// <summary>The head first, then the open stages from head to input; closed stages are frozen here and are in no group.</summary>
    /// <param name="network">With the new head in place.</param>
    public static IReadOnlyList<ParameterGroup> Of(IBackbone backbone, VisionNetwork network, Recipe recipe)
    {
        var headRate = recipe.Optimizer.LearningRate;
        var headStage = new Stage(Head, [network.HeadPrefix]);
        var groups = new List<ParameterGroup> { Group(network, headStage, headRate, 0, BatchNormPolicy.Adapt) };
        var stages = backbone.Stages.Reverse().ToArray();
        var open = recipe switch
        {
            Recipe.FeatureExtraction => 0,
            Recipe.FineTuning { OpenStages: > 0 } tuning => Math.Min(tuning.OpenStages, stages.Length),
            _ => stages.Length,
        };
        for (var i = 0; i < stages.Length; i++)
            if (i >= open)
                foreach (var (_, parameter) in network.named_parameters().Where(p => stages[i].Holds(p.name)))
                    parameter.requires_grad = false;
            else
                groups.Add(recipe is Recipe.FineTuning tuning
                    ? Group(network, stages[i], tuning.BackboneLearningRate * Math.Pow(tuning.StageDecay, i),
                        i * tuning.EpochsPerUnfreezing, tuning.BatchNorm)
                    : Group(network, stages[i], headRate, 0, BatchNormPolicy.Adapt));
        return groups;
    }

    private static ParameterGroup Group(VisionNetwork network, Stage stage, double rate, int opensAt, BatchNormPolicy policy)
    {
        var layers = network.named_modules().Where(m => stage.Holds(m.name)).ToArray();
        var frozen = new Stage("frozen", policy == BatchNormPolicy.Frozen ? [.. layers.Where(l => l.module is BatchNorm2d).Select(l => l.name)] : []);
        var parameters = new List<Parameter>();
        foreach (var (name, parameter) in network.named_parameters().Where(p => stage.Holds(p.name)))
            if (frozen.Holds(name))
                parameter.requires_grad = false;
            else
                parameters.Add(parameter);
        // Only leaves: the mode of a container would reach the batch normalisation below it.
        var following = layers.Select(l => l.module).Where(l => !l.children().Any() && (policy == BatchNormPolicy.Adapt || l is not BatchNorm2d));
        return new(stage.Name, parameters, [.. following], rate, opensAt);
    }
}
