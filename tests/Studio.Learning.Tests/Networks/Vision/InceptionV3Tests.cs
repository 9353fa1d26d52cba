using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Learning.Data.Images;
using Studio.Learning.Networks;
using Studio.Learning.Networks.Vision;
using Studio.Learning.Tasks;
using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training;
using Studio.Learning.Transfer;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Networks.Vision;

public sealed class InceptionV3Tests
{
    private static readonly IBackbone s_backbone = Catalog.Find<IBackbone>("inception-v3", "backbone");

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void TrainingLoss_AuxiliaryHead_LearnsOnlyWithItsStage(int unfrozenStages, bool learns)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var network = (InceptionV3)s_backbone.Build(3);
        using var train = new ImageExamples(new Patches(2), [0, 1, 2], (Preprocessing)s_backbone.Input);
        var recipe =
            new Recipe.FineTuning { UnfrozenStages = unfrozenStages, BackboneLearningRate = 1e-3, BatchNorm = BatchNormPolicy.Adapt };
        var plan = new ClassificationSettings { Epochs = 6, BatchSize = 3, Seed = 1, Optimizer = recipe.Optimizer };
        var (before, weights) = (AuxiliaryLoss(network, train), AuxiliaryWeights(network).clone());

        new TrainingLoop(new Classification(network, StageGroups.Of(s_backbone, network, recipe), train, plan)
            { Validation = Improving }).Run();

        Assert.Equal(learns, !AuxiliaryWeights(network).equal(weights).all().item<bool>());
        if (learns)
            Assert.InRange(AuxiliaryLoss(network, train), 0, before - 0.1);

        ClassificationFigures Improving(int epoch) => new(1.0 / (1 + epoch), new(train.Classes, [[1, 0, 0], [0, 1, 0], [0, 0, 1]]));
    }

    private static Tensor AuxiliaryWeights(InceptionV3 network) => network.state_dict()["AuxLogits.fc.weight"];

    [Fact]
    public void Build_Weights_AreDrawnFromANormalDistribution()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);

        using var network = s_backbone.Build(3);
        var weights = network.state_dict();

        Assert.All(weights, t => Assert.True(t.Value.isfinite().all().item<bool>(), t.Key));
        Assert.Equal(0.1, weights["Mixed_6e.branch1x1.conv.weight"].std().item<float>(), 0.002);
        Assert.Equal(0.1, weights["fc.weight"].std().item<float>(), 0.005);
    }

    /// <summary>With the statistics of the batch, as in training; running ones would follow only slowly.</summary>
    private static double AuxiliaryLoss(InceptionV3 network, ImageExamples examples)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var kept = network.state_dict().ToDictionary(t => t.Key, t => t.Value.clone());
        network.train();
        var loss = nn.functional.cross_entropy(network.LogitsOfBothHeads(examples.Load([0, 1, 2], 0)).Auxiliary,
            tensor(new long[] { 0, 1, 2 })).item<float>();
        foreach (var (name, value) in network.state_dict())
            value.copy_(kept[name]);
        return loss;
    }
}
