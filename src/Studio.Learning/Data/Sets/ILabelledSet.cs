using Studio.Experiments.Data;

namespace Studio.Learning.Data.Sets;

/// <summary>Labelled items of any family: images, texts. What they are is known to their reader,
/// their examples and the views that draw them.</summary>
public interface ILabelledSet : IDisposable
{
    string Name { get; }

    /// <summary>What an item is, in the plural: that of the inputs that read it.</summary>
    string Unit { get; }

    IReadOnlyList<string> Classes { get; }

    IReadOnlyList<LabelledItem> Items { get; }

    /// <summary>What was left out on opening, and why; good items are in <see cref="Items"/>.</summary>
    DataReport Report { get; }

    /// <summary>A name for all that it holds, where that is known without looking at every item; null elsewhere.</summary>
    string? KnownContent => null;

    /// <summary>All bytes that make an item what it is, for comparing and hashing.</summary>
    /// <exception cref="InvalidDataException">It cannot be read; the message says why.</exception>
    byte[] Content(int index);

    /// <summary>Whether a network with this input can read the items.</summary>
    bool Fits(InputSpec input);

    /// <summary>Some of the items as a network with this input takes them; the caller owns the result,
    /// and the set stays its owner's.</summary>
    /// <param name="items">Indices into <see cref="Items"/>, in the order of the examples.</param>
    /// <param name="augmentation">Null gives every item as it is; it changes images only.</param>
    /// <param name="seed">Seed of all that is random in <paramref name="augmentation"/>.</param>
    /// <exception cref="ArgumentException">The input is of another family than the items.</exception>
    ILabelledExamples Examples(IReadOnlyList<int> items, InputSpec input, Augmentation? augmentation = null, ulong seed = 0);
}
