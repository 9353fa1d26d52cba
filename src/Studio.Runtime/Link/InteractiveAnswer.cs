using System.Text.Json.Serialization;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;

namespace Studio.Runtime.Link;

/// <summary>What a worker says to an <see cref="InteractiveRequest"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Probabilities), "probabilities")]
[JsonDerivedType(typeof(PictureList), "pictures")]
[JsonDerivedType(typeof(TextList), "texts")]
[JsonDerivedType(typeof(Revised), "revised")]
[JsonDerivedType(typeof(AugmentedImages), "augmented")]
[JsonDerivedType(typeof(Recognised), "recognised")]
[JsonDerivedType(typeof(Described), "described")]
[JsonDerivedType(typeof(LearningRateTest), "learning-rate-test")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record InteractiveAnswer
{
    public sealed record Probabilities(IReadOnlyList<string> Classes, IReadOnlyList<float> Values, double Milliseconds) : InteractiveAnswer;

    /// <param name="Pictures">A PNG of each asked item, in their order. No run keeps them:
    /// an hour after they were last asked for they are swept.</param>
    public sealed record PictureList(IReadOnlyList<ArtifactReference> Pictures) : InteractiveAnswer;

    /// <param name="Texts">The asked items, in their order.</param>
    public sealed record TextList(IReadOnlyList<string> Texts) : InteractiveAnswer;

    /// <param name="File">A zip that nobody keeps yet.</param>
    public sealed record Revised(ArtifactReference File) : InteractiveAnswer;

    public sealed record AugmentedImages(IReadOnlyList<AugmentedImage> Images) : InteractiveAnswer;

    /// <param name="Original">The centre crop, as a network sees a test image.</param>
    /// <param name="Variants">By epoch, from the first on.</param>
    public sealed record AugmentedImage(string Class, ArtifactReference Original, IReadOnlyList<ArtifactReference> Variants);

    public sealed record Recognised(RecognisedWeights Weights) : InteractiveAnswer;

    /// <param name="File">safetensors that nobody keeps yet; null where the file was put among the downloads under
    /// its published name.</param>
    public sealed record Described(ArtifactReference? File) : InteractiveAnswer;

    /// <param name="Doing">What it does just now, for people, for example "computing features".</param>
    /// <param name="Curve">As far as it is known.</param>
    public sealed record LearningRateTest(string Worker, Guid Test, string Doing, LearningRateCurve Curve, bool IsFinished)
        : InteractiveAnswer;

    public sealed record Refused(string Sentence) : InteractiveAnswer;
}
