using Studio.Experiments.Data;
using Studio.Learning.Data;
using Studio.Learning.Data.Text;
using Studio.Learning.Data.Text.Tokenizers;
using Studio.Learning.Tests.Fixtures;
using Studio.Learning.Training.Batches;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training;

public sealed class LengthBucketingTests
{
    [Fact]
    public void Batches_OfMovieReviews_ArePaddingToATenthAtMost()
    {
        using var set = (ITextSet)Datasets.Open(SharedFolder.Data("text/rt-polarity"));
        var words = WordTokenizer.Of(Enumerable.Range(0, set.Items.Count).Select(set.Read));
        using var examples = new TextExamples(set, [.. Enumerable.Range(0, set.Items.Count)], words.Input(maxLength: 80));

        Assert.InRange(PaddingShare(examples, lengths: null), 0.3, 1);
        Assert.InRange(PaddingShare(examples, examples.Lengths), 0, 0.1);
    }

    [Fact]
    public void Batches_OfAnEpoch_TakeEveryItemOnceAndInTheSameOrderForASeed()
    {
        int[] lengths = [.. Enumerable.Range(0, 1001).Select(i => i * 37 % 101)];

        var batches = Batches(lengths, epoch: 2);

        Assert.Equal(Enumerable.Range(0, 1001), batches.SelectMany(b => b).Order());
        Assert.Equal(batches, Batches(lengths, epoch: 2));
        Assert.NotEqual(batches, Batches(lengths, epoch: 3));
        // Short and long batches take turns by chance, and do not rise with the epoch.
        Assert.NotEqual(batches.Select(b => lengths[b[0]]), batches.Select(b => lengths[b[0]]).Order());
    }

    [Fact]
    public void Load_Batch_IsAsLongAsItsLongestText()
    {
        using var set = (ITextSet)Datasets.Open("sentences-target");
        using var examples = new TextExamples(set, [.. Enumerable.Range(0, 50)], SentenceGrammar.Input);
        using var scope = NewDisposeScope();
        var shortest = Enumerable.Range(0, 50).MinBy(i => examples.Lengths![i]);

        Assert.Equal([1, examples.Lengths![shortest]], examples.Load([shortest], 0).shape);
        Assert.Equal([50, examples.Lengths.Max()], examples.Load([.. Enumerable.Range(0, 50)], 0).shape);
    }

    private static double PaddingShare(TextExamples examples, IReadOnlyList<int>? lengths)
    {
        var (tokens, places) = (0L, 0L);
        foreach (var batch in Batches(lengths ?? [.. Enumerable.Repeat(1, examples.Count)], epoch: 0))
        {
            using var loaded = examples.Load(batch, 0);
            (tokens, places) = (tokens + batch.Sum(i => examples.Lengths![i]), places + loaded.numel());
        }
        return 1 - tokens / (double)places;
    }

    private static int[][] Batches(IReadOnlyList<int> lengths, int epoch)
    {
        var batches = new EpochBatches(seed: 1, lengths.Count, size: 32, lengths);
        return [.. Enumerable.Range(0, batches.PerEpoch).Select(b => batches.At(new(epoch, b, 0)))];
    }
}
