using Studio.Learning.Data.Sets;

namespace Studio.Learning.Transfer;

/// <summary>The test set of a transfer, for the time after the weights are chosen; it can be read once.</summary>
public sealed class TestPart
{
    private readonly Func<ILabelledExamples> _open;
    private int _reads;

    public TestPart(Func<ILabelledExamples> open) => _open = open;

    /// <exception cref="InvalidOperationException">The part was read before: a figure that had been seen may have chosen what is measured
    /// now.</exception>
    public ILabelledExamples ReadOnce() => Interlocked.Increment(ref _reads) == 1 ? _open()
        : throw new InvalidOperationException("The test set was read a second time in one transfer. "
            + "Test accuracy is valid only for weights that were selected without it.");
}
