using Studio.Learning.Tests.Fakes;
using Studio.Learning.Transfer.Regularisers;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Transfer.Regularisers;

public sealed class RehearsalTests
{
    [Fact]
    public void Penalty_OfAStep_IsTheLossOfAsManyKeptExamplesAsTheBatchHas()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new float[] { 2, 0, 0, 2, 1, 0, 0, 1 }, [4, 2]);
        var memory = new TensorExamples(logits, [0, 1, 1, 0]);
        using var rehearsal = new Rehearsal(x => x, memory, seed: 1, strength: 3);

        var penalty = rehearsal.Penalty(zeros(2, 2), step: 5).item<float>();

        var drawn = Assert.Single(memory.Loaded);
        Assert.Equal(2, drawn.Distinct().Count());
        Assert.Equal(3 * drawn.Average(i => Math.Log(1 + Math.Exp(i switch { 0 or 1 => -2, _ => 1 }))), penalty, 1e-5);
    }

    [Fact]
    public void Penalty_OfOtherSteps_DrawsOtherExamplesAndOfTheSameStepTheSame()
    {
        using var scope = NewDisposeScope();
        var memory = new TensorExamples(zeros(50, 2), [.. Enumerable.Range(0, 50).Select(i => i % 2)]);
        using var rehearsal = new Rehearsal(x => x, memory, seed: 1, strength: 1);

        foreach (var step in new[] { 7, 8, 7 })
            rehearsal.Penalty(zeros(8, 2), step);

        Assert.Equal(memory.Loaded[0], memory.Loaded[2]);
        Assert.NotEqual(memory.Loaded[0], memory.Loaded[1]);
    }
}
