using Studio.Experiments.Data;
using Studio.Experiments.Results.Evidence;
using static TorchSharp.torch;

namespace Studio.Learning.Data.Sets;

/// <summary>Examples that know which items of a data set they are.</summary>
public interface ILabelledExamples : IExamples
{
    /// <summary>Index in the data set of each example.</summary>
    IReadOnlyList<int> Items { get; }

    /// <summary>Items that could not be read; they are no examples.</summary>
    DataReport Problems { get; }

    /// <summary>SHA-256 over all inputs in their order: other items, or the same under another input, have another.</summary>
    string ContentHash();

    /// <summary>Item by a hash of what tells it from others; of items that are copies, the first.</summary>
    IReadOnlyDictionary<UInt128, int> ItemHashes();

    /// <summary>What the values of a batch of <see cref="IExamples.Load"/> look like to the network;
    /// null where they are no measurements, as tokens are.</summary>
    /// <param name="batch">(N, …).</param>
    /// <param name="ofTheWeights">Input that the weights were trained with.</param>
    /// <param name="emptyMargin">Share of the side that was empty on each side of the items that the weights were
    /// trained on; 0 if that is not known.</param>
    InputStatistics? Statistics(Tensor batch, InputSpec ofTheWeights, double emptyMargin);

    /// <summary>Where items of the set are among the examples; those that turned out damaged are passed over.</summary>
    int[] RowsOf(IReadOnlyList<int> items)
    {
        var row = Items.Index().ToDictionary(p => p.Item, p => p.Index);
        return [.. items.Where(row.ContainsKey).Select(i => row[i])];
    }
}
