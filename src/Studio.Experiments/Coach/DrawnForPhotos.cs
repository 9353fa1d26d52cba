using Studio.Experiments.Results;
using Studio.Experiments.Results.Evidence;

namespace Studio.Experiments.Coach;

/// <summary>Weights that were pretrained on drawings are used on photos.</summary>
internal sealed class DrawnForPhotos : ICoachRule
{
    /// <summary>The drawn and generated sets of the studio lie outside of one or both; colour photos of 32 pixels
    /// have 0.12 or more, and about 0.15.</summary>
    private const double LeastColour = .05, MostRoughness = .2;

    public int Order => 30;

    public Finding? Look(Classifier result, TransferEvidence evidence)
    {
        if (evidence.DrawnSource is not { } source
            || evidence.Inputs?.Photo is not { Colour: > LeastColour, Roughness: < MostRoughness } photo)
            return null;
        var chance = 1d / result.Classes.Count;
        return new("Weights pretrained on drawings, used on photos",
            $"These weights were trained on {source}, which are drawings, and your images look like photos. "
                + "Their features respond to strokes and outlines, and hardly to fur, light or background: "
                + (result.Test.Accuracy.Low <= chance
                    ? "that is why the accuracy is near chance. " : "a network of photos would be more accurate. ")
                + "Choose weights that were trained on photos in the model cell: SqueezeNet 1.0 is downloaded by name (4.8 MB), "
                + "or upload a file of weights there.",
            [new("accuracy", $"{result.Test.Accuracy.Estimate:P1}"), new("chance", $"{chance:P1}"),
                new("colour of your images", $"{photo.Colour:F2}"), new("roughness (photos: about 0.15)", $"{photo.Roughness:F2}")]);
    }
}
