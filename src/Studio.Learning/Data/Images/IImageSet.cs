using System.Text;
using Studio.Experiments.Data;
using Studio.Learning.Data.Sets;

namespace Studio.Learning.Data.Images;

/// <summary>Labelled images that are decoded one by one, from any thread.</summary>
public interface IImageSet : ILabelledSet
{
    /// <summary>Pixels of one item, decoded now.</summary>
    RawImage Decode(int index);

    string ILabelledSet.Unit => Preprocessing.Unit;

    /// <summary>Size and pixels.</summary>
    byte[] ILabelledSet.Content(int index)
    {
        var image = Decode(index);
        return [.. Encoding.UTF8.GetBytes($"{image.Width}×{image.Height}×{image.Channels}\n"), .. image.Pixels];
    }

    bool ILabelledSet.Fits(InputSpec input) => input is Preprocessing;

    ILabelledExamples ILabelledSet.Examples(IReadOnlyList<int> items, InputSpec input, Augmentation? augmentation, ulong seed) =>
        input is Preprocessing preprocessing
        ? new ImageExamples(this, items, preprocessing, augmentation, seed)
        : throw new ArgumentException($"'{Name}' holds images, and the network reads {input.Items}. Choose a data set of {input.Items}, "
            + "or a network for images.");
}
