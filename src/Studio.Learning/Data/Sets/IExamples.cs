using static TorchSharp.torch;

namespace Studio.Learning.Data.Sets;

/// <summary>Labelled examples as the training loop takes them: tensors by item number, the same for the same epoch whoever asks.</summary>
public interface IExamples : IDisposable
{
    int Count { get; }

    /// <summary>What the items are, for people: "images", "texts".</summary>
    string Unit { get; }

    IReadOnlyList<string> Classes { get; }

    /// <summary>Class index of each item.</summary>
    IReadOnlyList<int> Labels { get; }

    /// <summary>Length of each item, where a batch is padded to its longest one; null where all items are of one size.</summary>
    IReadOnlyList<int>? Lengths => null;

    /// <summary>Inputs of the items, float32 with N first; augmentation comes from hash(seed, epoch, item).
    /// The caller owns the result.</summary>
    Tensor Load(ReadOnlySpan<int> items, int epoch);

    /// <summary>Says which batches will be asked for next, so that decoding can go ahead on other threads; may do nothing.</summary>
    void Expect(IReadOnlyList<int[]> batches, int epoch);
}
