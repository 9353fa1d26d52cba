using Studio.Learning.Tests.Fakes;
using Studio.Learning.Training.Batches;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Training.Batches;

public sealed class DeviceBatchesTests : IDisposable
{
    private static readonly int[][] s_batches = [[0, 1], [2, 3], [4]];
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly TensorExamples _examples = new(arange(5, ScalarType.Float32).unsqueeze(1), [0, 1, 0, 1, 0]);

    public void Dispose() => _scope.Dispose();

    [Theory, InlineData(true), InlineData(false)]
    public void Take_ExpectedBatches_GivesInputsAndLabelsInOrder(bool isAhead)
    {
        using var batches = new DeviceBatches(_examples, CPU, isAhead);
        batches.Expect(s_batches, 0);

        foreach (var items in s_batches)
        {
            using var batch = batches.Take(items, 0);
            Assert.Equal(items.Select(i => (float)i), batch.Inputs.data<float>());
            Assert.Equal(items.Select(i => (long)i % 2), batch.Labels.data<long>());
        }
        Assert.Equal(s_batches, _examples.Loaded);
    }

    [Fact]
    public void Take_AnotherBatchThanExpected_GivesItAllTheSame()
    {
        using var batches = new DeviceBatches(_examples, CPU, isAhead: true);
        batches.Expect(s_batches, 0);

        using var batch = batches.Take([3], 0);

        Assert.Equal([3f], batch.Inputs.data<float>());
    }

    [Fact]
    public void Expect_EpochGivenUpInTheMiddle_LeavesNoTensor()
    {
        var before = Tensor.TotalCount;
        using (var batches = new DeviceBatches(_examples, CPU, isAhead: true))
        {
            batches.Expect(s_batches, 0);
            batches.Take([0, 1], 0).Dispose();
            batches.Expect(s_batches, 1);
        }
        // Fewer are left where the collector took some of an earlier test.
        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 0);
    }
}
