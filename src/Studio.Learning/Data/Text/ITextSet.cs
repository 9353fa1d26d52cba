using System.Text;
using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Text;

/// <summary>Labelled texts that are read one by one, from any thread.</summary>
public interface ITextSet : ILabelledSet
{
    /// <summary>One item as it was written.</summary>
    string Read(int index);

    string ILabelledSet.Unit => Tokenization.Unit;

    byte[] ILabelledSet.Content(int index) => Encoding.UTF8.GetBytes(Read(index));

    bool ILabelledSet.Fits(InputSpec input) => input is Tokenization;

    // The augmentations there are change images; a text comes as it is.
    ILabelledExamples ILabelledSet.Examples(IReadOnlyList<int> items, InputSpec input, Augmentation? augmentation, ulong seed) =>
        input is Tokenization tokenization
        ? new TextExamples(this, items, tokenization)
        : throw new ArgumentException($"'{Name}' holds texts, and the network reads {input.Items}. Choose a data set of {input.Items}, "
            + "or a network for texts.");
}
