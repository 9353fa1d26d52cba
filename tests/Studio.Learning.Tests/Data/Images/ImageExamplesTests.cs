using Studio.Experiments;
using Studio.Experiments.Data;
using Studio.Learning.Data.Images;
using Studio.Learning.Sampling;
using Studio.Learning.Tests.Fakes;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Data.Images;

public sealed class ImageExamplesTests
{
    private static readonly Preprocessing s_small = new(20, 16, 3, [0.5f, 0.4f, 0.3f], [0.25f, 0.2f, 0.1f]);
    private static readonly Augmentation s_all = new() { SmallestArea = 0.4, PadPixels = 2, HorizontalFlip = true, ColourJitter = 0.3 };

    [Fact]
    public void Load_SameItemAndEpoch_IsTheSameInAnyOrderBatchAndThread()
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(24, 30, 24);
        using var one = new ImageExamples(images, [.. Enumerable.Range(0, 24)], s_small, s_all, seed: 5);
        using var other = new ImageExamples(images, [.. Enumerable.Range(0, 24)], s_small, s_all, seed: 5);
        var alone = Enumerable.Range(0, 24).Select(i => one.Load([i], epoch: 3)).ToArray();
        int[][] batches = [.. SeededOrder.Permutation(1, 2, 24).Chunk(5)];

        other.Expect(batches, epoch: 3);
        foreach (var batch in batches)
        {
            var together = other.Load(batch, epoch: 3);
            for (var k = 0; k < batch.Length; k++)
                Assert.True(together[k].equal(alone[batch[k]][0]).all().item<bool>());
        }
    }

    [Fact]
    public void Load_SubsetOfTheSet_VariesAnItemAsTheWholeSetDoes()
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(6, 30, 24);
        using var whole = new ImageExamples(images, [0, 1, 2, 3, 4, 5], s_small, s_all, seed: 5);
        using var subset = new ImageExamples(images, [4, 2], s_small, s_all, seed: 5);

        Assert.True(whole.Load([2], epoch: 1).equal(subset.Load([1], epoch: 1)).all().item<bool>());
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Load_WithinAMargin_LeavesItBlackAndShowsTheImageInTheRest(bool isVaried)
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(1, 24, 24);
        var augmentation = isVaried ? new Augmentation { SmallestArea = 0.4, HorizontalFlip = true } : null;
        using var examples = new ImageExamples(images, [0], s_small.WithMargin(3), augmentation, seed: 5);

        var isBlack = examples.Load([0], epoch: 1)[0].isclose(tensor(new[] { -2f, -2f, -3f }).reshape(3, 1, 1)).all(0);   // (16, 16)

        Assert.Equal(16 * 16 - 10 * 10, isBlack.sum().item<long>() - isBlack.narrow(0, 3, 10).narrow(1, 3, 10).sum().item<long>());
        Assert.True(isBlack.narrow(0, 3, 10).narrow(1, 3, 10).sum().item<long>() < 5);
    }

    [Fact]
    public void Load_OtherEpochOrSeed_GivesOtherVariants()
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(1, 30, 24);
        using var one = new ImageExamples(images, [0], s_small, s_all, seed: 5);
        using var other = new ImageExamples(images, [0], s_small, s_all, seed: 6);
        var first = one.Load([0], epoch: 0);

        Assert.False(first.equal(one.Load([0], epoch: 1)).all().item<bool>());
        Assert.False(first.equal(other.Load([0], epoch: 0)).all().item<bool>());
    }

    [Fact]
    public void Load_WithoutAugmentation_IsTheSameInEveryEpochAndDecodedOnce()
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(3, 30, 24);
        using var examples = new ImageExamples(images, [2, 0, 1], s_small);

        var first = examples.Load([0, 1, 2], epoch: 0);

        Assert.True(first.equal(examples.Load([0, 1, 2], epoch: 9)).all().item<bool>());
        Assert.Equal(3, images.Decoded);
        Assert.Equal([0, 0, 1], examples.Labels);
    }

    [Fact]
    public void Load_MoreImagesThanMemorySetAside_DecodesThemAgainAndGivesTheSame()
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(8, 30, 24);
        int[] all = [.. Enumerable.Range(0, 8)];
        using var kept = new ImageExamples(images, all, s_small, s_all, seed: 1);
        using var tight = new ImageExamples(images, all, s_small, s_all, seed: 1, keptBytes: 3000);
        var before = images.Decoded;

        tight.Expect([[0, 1, 2, 3], [4, 5, 6, 7]], epoch: 2);

        Assert.True(tight.Load([0, 1, 2, 3], epoch: 2).equal(kept.Load([0, 1, 2, 3], epoch: 2)).all().item<bool>());
        Assert.True(tight.Load([4, 5, 6, 7], epoch: 2).equal(kept.Load([4, 5, 6, 7], epoch: 2)).all().item<bool>());
        Assert.InRange(images.Decoded - before, 6, 8);
    }

    [Fact]
    public void Load_BatchThatWasNotExpected_IsPreparedNow()
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(9, 30, 24);
        using var examples = new ImageExamples(images, [.. Enumerable.Range(0, 9)], s_small, s_all);
        var wanted = examples.Load([7, 8], epoch: 1);

        examples.Expect([[0, 1], [2, 3], [4, 5], [6], [7, 8]], epoch: 1);

        Assert.True(examples.Load([7, 8], epoch: 1).equal(wanted).all().item<bool>());
        Assert.Equal(2, examples.Load([2, 3], epoch: 1).shape[0]);
        Assert.Equal(2, examples.Load([7, 8], epoch: 1).shape[0]);
    }

    [Fact]
    public void New_DamagedImage_IsReportedAndLeftOut()
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(4, 30, 24, damaged: 1);
        using var examples = new ImageExamples(images, [0, 1, 2, 3], s_small);

        Assert.Equal(3, examples.Count);
        Assert.Equal([0, 2, 3], examples.Items);
        Assert.Equal([0, 0, 1], examples.Labels);
        Assert.Equal("1", Assert.Single(examples.Problems.Problems).Item);
        Assert.Equal(3, examples.Load([0, 1, 2], epoch: 0).shape[0]);
    }

    [Fact]
    public void Load_HorizontalFlip_MirrorsAboutHalfOfTheImages()
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(200, 16, 16);
        int[] all = [.. Enumerable.Range(0, 200)];
        var whole = s_small with { ResizeSide = 16 };
        using var plain = new ImageExamples(images, all, whole);
        using var flipped = new ImageExamples(images, all, whole, new Augmentation { HorizontalFlip = true });
        var (straight, varied) = (plain.Load(all, 0), flipped.Load(all, 0));

        var kept = all.Count(i => varied[i].equal(straight[i]).all().item<bool>());
        var mirrored = all.Count(i => varied[i].equal(straight[i].flip(2)).all().item<bool>());

        Assert.Equal(200, kept + mirrored);
        Assert.InRange(mirrored, 70, 130);
    }

    [Fact]
    public void Load_PadPixels_MovesByAtMostThatManyAndFillsWithBlack()
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(50, 16, 16);
        int[] all = [.. Enumerable.Range(0, 50)];
        var bytes = new Preprocessing(16, 16, 3, [0, 0, 0], [1, 1, 1]);
        using var plain = new ImageExamples(images, all, bytes);
        using var moved = new ImageExamples(images, all, bytes, new Augmentation { PadPixels = 2 });
        var padded = nn.functional.pad(plain.Load(all, 0), [2, 2, 2, 2]);
        var varied = moved.Load(all, 0);

        var places = all.Select(i => Enumerable.Range(0, 25)
            .Single(p => padded[i, .., (p / 5)..(p / 5 + 16), (p % 5)..(p % 5 + 16)].equal(varied[i]).all().item<bool>())).ToArray();

        Assert.InRange(places.Distinct().Count(), 15, 25);
    }

    [Theory]
    [InlineData(1, 30_000)]
    [InlineData(30_000, 1)]
    public void New_ImageThatIsALine_TakesItsMiddle(int width, int height)
    {
        using var scope = NewDisposeScope();
        using var images = new PaintedImages(1, width, height);
        using var examples = new ImageExamples(images, [0], Preprocessing.ImageNet);

        Assert.Equal([1, 3, 224, 224], examples.Load([0], epoch: 0).shape);
    }

    [Fact]
    public void Load_ManyBatches_LeavesNoTensorAlive()
    {
        using var images = new PaintedImages(12, 30, 24);
        using var examples = new ImageExamples(images, [.. Enumerable.Range(0, 12)], s_small, s_all);
        int[][] batches = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]];
        var before = Tensor.TotalCount;

        for (var epoch = 0; epoch < 5; epoch++)
        {
            examples.Expect(batches, epoch);
            foreach (var batch in batches)
                using (examples.Load(batch, epoch))
                    Assert.InRange(Tensor.TotalCount, 0, before + 1);
        }
    }

    [Fact]
    public void Augmentation_AsJson_ComesBackEqual() =>
        Assert.Equal(Augmentation.Photos, StudioJson.Read<Augmentation>(StudioJson.Write(Augmentation.Photos)));
}
