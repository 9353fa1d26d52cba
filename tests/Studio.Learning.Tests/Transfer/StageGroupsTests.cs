using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Training.Optimizers;
using Studio.Learning.Transfer;

namespace Studio.Learning.Tests.Transfer;

public sealed class StageGroupsTests
{
    private static readonly IBackbone s_resnet = Catalog.Find<IBackbone>("resnet18", "backbone");

    [Fact]
    public void Of_FeatureExtraction_OpensTheHeadAlone()
    {
        using var network = s_resnet.Build(2);

        var groups = StageGroups.Of(s_resnet, network, new Recipe.FeatureExtraction());

        Assert.Equal("head", Assert.Single(groups).Name);
        Assert.Equal(["fc.weight", "fc.bias"], network.named_parameters().Where(p => p.parameter.requires_grad).Select(p => p.name));
    }

    [Fact]
    public void Of_FromScratch_HoldsEveryParameterOnceAtOneRate()
    {
        using var network = s_resnet.Build(2);

        var groups =
            StageGroups.Of(s_resnet, network, new Recipe.FromScratch { Optimizer = new OptimizerSettings.AdamW { LearningRate = 1e-3 } });

        Assert.Equal(network.parameters().Count(), groups.Sum(g => g.Parameters.Count));
        Assert.All(groups, g => Assert.Equal((1e-3, 0), (g.LearningRate, g.UnfreezesAtEpoch)));
    }

    [Fact]
    public void Of_GradualUnfreezing_OpensOneStageAfterAnotherAtFallingRates()
    {
        using var network = s_resnet.Build(2);
        var recipe = new Recipe.FineTuning { UnfrozenStages = 2, EpochsPerUnfreezing = 2,
            Optimizer = new OptimizerSettings.AdamW { LearningRate = 1e-3 }, BackboneLearningRate = 1e-4, StageDecay = 0.5 };

        var groups = StageGroups.Of(s_resnet, network, recipe);

        Assert.Equal([("head", 0, 1e-3), (s_resnet.Stages[^1].Name, 0, 1e-4), (s_resnet.Stages[^2].Name, 2, 5e-5)],
            groups.Take(3).Select(g => (g.Name, g.UnfreezesAtEpoch, g.LearningRate)));
        Assert.All(groups.Skip(3), g => Assert.Equal(ParameterGroup.OnRequest, g.UnfreezesAtEpoch));
        Assert.Equal(s_resnet.Stages.Count + 1, groups.Count);
    }

    [Theory]
    [InlineData(BatchNormPolicy.Frozen, false, false)]
    [InlineData(BatchNormPolicy.FrozenStatistics, false, true)]
    [InlineData(BatchNormPolicy.Adapt, true, true)]
    public void Of_BatchNormPolicy_DecidesOnModeAndOnScale(BatchNormPolicy policy, bool follows, bool trains)
    {
        using var network = s_resnet.Build(2);

        var last = StageGroups.Of(s_resnet, network, new Recipe.FineTuning { UnfrozenStages = 1, BatchNorm = policy })[1];

        Assert.Equal(follows, last.Modules.OfType<TorchSharp.Modules.BatchNorm2d>().Any());
        Assert.Equal(trains, network.named_parameters().Single(p => p.name == "layer4.0.bn1.weight").parameter.requires_grad);
    }
}
