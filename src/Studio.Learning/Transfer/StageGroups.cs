using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Training.Optimizers;
using TorchSharp.Modules;
using BatchNorm2d = TorchSharp.Modules.BatchNorm2d;

namespace Studio.Learning.Transfer;

/// <summary>Turns a recipe into parameter groups: which stages train, from which epoch and at which rate.</summary>
/// <remarks>Discriminative rates and gradual unfreezing: Howard and Ruder, "Universal Language Model Fine-tuning", ACL 2018,
/// arXiv:1801.06146, sections 3.2 and 3.3.</remarks>
public static class StageGroups
{
    public const string Head = "head";

    /// <summary>The head first, then the stages from head to input. A stage that the recipe leaves frozen waits until a person unfreezes
    /// it; under feature extraction the backbone is frozen for good and no group.</summary>
    /// <param name="network">With the new head in place.</param>
    public static IReadOnlyList<ParameterGroup> Of(IBackbone backbone, FeatureNetwork network, Recipe recipe)
    {
        var head = Group(network, new(Head, [network.HeadPrefix]), recipe.Optimizer.LearningRate, 0, BatchNormPolicy.Adapt);
        var stages = backbone.Stages.Reverse().ToArray();
        switch (recipe)
        {
            case Recipe.FeatureExtraction extraction:
                var own = head.Parameters.Select(p => p.Handle).ToHashSet();
                foreach (var parameter in network.parameters().Where(p => !own.Contains(p.Handle)))
                    parameter.requires_grad = false;
                return [extraction.MovingStatistics
                    ? head with { Modules = [.. head.Modules, .. network.modules().Where(m => m is BatchNorm2d)] } : head];
            case Recipe.FineTuning tuning:
                var unfrozen = tuning.UnfrozenStages == 0 ? stages.Length : tuning.UnfrozenStages;
                return [head,
                    .. stages.Select((stage, i) => Group(network, stage, tuning.BackboneLearningRate * Math.Pow(tuning.StageDecay, i),
                    i < unfrozen ? i * tuning.EpochsPerUnfreezing : ParameterGroup.OnRequest, tuning.BatchNorm))];
            default:
                return [head, .. stages.Select(stage => Group(network, stage, recipe.Optimizer.LearningRate, 0, BatchNormPolicy.Adapt))];
        }
    }

    private static ParameterGroup Group(FeatureNetwork network, Stage stage, double rate, int unfreezesAt, BatchNormPolicy policy)
    {
        var layers = network.named_modules().Where(m => stage.Holds(m.name)).ToArray();
        var frozen = new Stage("frozen",
            policy == BatchNormPolicy.Frozen ? [.. layers.Where(l => l.module is BatchNorm2d).Select(l => l.name)] : []);
        var parameters = new List<Parameter>();
        foreach (var (name, parameter) in network.named_parameters().Where(p => stage.Holds(p.name)))
            if (frozen.Holds(name))
                parameter.requires_grad = false;
            else
                parameters.Add(parameter);
        // Only leaves: the mode of a container would reach the batch normalisation below it.
        var following = layers.Select(l => l.module)
            .Where(l => !l.children().Any() && (policy is BatchNormPolicy.Adapt or BatchNormPolicy.ReEstimate || l is not BatchNorm2d));
        return new(stage.Name, parameters, [.. following], rate, unfreezesAt);
    }
}
