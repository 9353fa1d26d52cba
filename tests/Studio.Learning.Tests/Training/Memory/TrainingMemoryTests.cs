using Studio.Experiments.Recipes;
using Studio.Learning.Networks;
using Studio.Learning.Training.Memory;
using Studio.Learning.Transfer;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training.Memory;

public sealed class TrainingMemoryTests
{
    [Fact]
    public void Of_MoreStagesOpen_TakeMore()
    {
        var (head, all) = (Need(unfrozenStages: 1), Need(unfrozenStages: 0));

        Assert.True(head.BytesPerExample < all.BytesPerExample);
        Assert.True(head.FixedBytes < all.FixedBytes);
    }

    [Fact]
    public void Of_AnOptimizerThatRemembersTwoMoments_TakesMoreThanOneThatRemembersNone()
    {
        var (plain, adam) = (Need(optimizer: new OptimizerSettings.Sgd { Momentum = 0 }), Need(optimizer: new OptimizerSettings.AdamW()));

        Assert.Equal(2 * plain.FixedBytes, adam.FixedBytes);
        Assert.Equal(plain.BytesPerExample, adam.BytesPerExample);
    }

    [Fact]
    public void Of_AnyNetwork_LeavesItsModesAndItsRandomNumbersAsTheyWere()
    {
        random.manual_seed(7);
        using var expected = rand(3);
        random.manual_seed(7);
        using var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(10);
        random.manual_seed(7);

        _ = NeedOf(network, 0, new OptimizerSettings.AdamW());

        using var next = rand(3);
        Assert.True(network.training);
        Assert.Equal(expected.data<float>().ToArray(), next.data<float>().ToArray());
    }

    [Theory, InlineData(0), InlineData(1), InlineData(7), InlineData(8), InlineData(129)]
    public void LargestBatch_OfWhatABatchTakes_FitsAndIsTheLargestMultipleOfEight(int batch)
    {
        var need = Need();

        var largest = need.LargestBatch(need.FixedBytes + batch * need.BytesPerExample);

        Assert.Equal(batch < 8 ? batch : batch / 8 * 8, largest);
    }

    [Fact]
    public void Expect_TooLargeABatch_SaysWhichFits()
    {
        var need = Need() with { BatchSize = 100_000 };
        var room = need.FixedBytes + 64 * need.BytesPerExample;

        var refusal = Assert.Throws<MemoryExceededException>(() => new MemoryBudget(room, () => 0).Expect(need, "ResNet-20"));

        Assert.Contains("batch size 100,000", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("A batch size of 64 fits", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Expect_NoRoomForOne_SaysToUnfreezeFewerStages() =>
        Assert.Contains("unfreeze fewer stages",
            Assert.Throws<MemoryExceededException>(() => new MemoryBudget(1000, () => 900).Expect(Need(), "ResNet-20")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void ExpectFeatures_MoreThanFits_NamesTheSettingsThatTakeLess() =>
        Assert.Contains("Augmented views",
            Assert.Throws<MemoryExceededException>(() => new MemoryBudget(1 << 20, () => 0).ExpectFeatures(1 << 20)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Exceeded_AfterAnEstimateThatWasTooLow_HalvesTheBatch()
    {
        var need = Need() with { BatchSize = 48 };
        var budget = new MemoryBudget(100 * need.Bytes, () => 0);
        budget.Expect(need, "ResNet-20");

        Assert.Contains("A batch size of 24 fits", budget.Exceeded(), StringComparison.Ordinal);
    }

    private static TrainingMemory Need(int unfrozenStages = 0, OptimizerSettings? optimizer = null)
    {
        using var network = Catalog.Find<IBackbone>("resnet20-cifar", "backbone").Build(10);
        return NeedOf(network, unfrozenStages, optimizer ?? new OptimizerSettings.AdamW());
    }

    private static TrainingMemory NeedOf(FeatureNetwork network, int unfrozenStages, OptimizerSettings optimizer)
    {
        using var scope = NewDisposeScope();
        var groups = StageGroups.Of(Catalog.Find<IBackbone>("resnet20-cifar", "backbone"), network,
            new Recipe.FineTuning { UnfrozenStages = unfrozenStages });
        return TrainingMemory.Of(network, groups, optimizer, 32, zeros(1, 3, 32, 32));
    }
}
