using System.Text.Json.Serialization;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;

namespace Studio.Runtime.Link;

/// <summary>What a worker says to an <see cref="InteractiveRequest"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Probabilities), "probabilities")]
[JsonDerivedType(typeof(ClassifiedText), "classified-text")]
[JsonDerivedType(typeof(PictureList), "pictures")]
[JsonDerivedType(typeof(TextList), "texts")]
[JsonDerivedType(typeof(InspectedTexts), "inspected-texts")]
[JsonDerivedType(typeof(Revised), "revised")]
[JsonDerivedType(typeof(AugmentedImages), "augmented")]
[JsonDerivedType(typeof(Recognised), "recognised")]
[JsonDerivedType(typeof(Described), "described")]
[JsonDerivedType(typeof(LearningRateTest), "learning-rate-test")]
[JsonDerivedType(typeof(TranslatedText), "translated-text")]
[JsonDerivedType(typeof(WritingBegun), "writing-begun")]
[JsonDerivedType(typeof(WrittenToken), "written-token")]
[JsonDerivedType(typeof(WritingEnded), "writing-ended")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record InteractiveAnswer
{
    public sealed record Probabilities(IReadOnlyList<string> Classes, IReadOnlyList<float> Values, double Milliseconds) : InteractiveAnswer;

    /// <summary>A classified text, and which of its words decided.</summary>
    public sealed record ClassifiedText : InteractiveAnswer
    {
        public required IReadOnlyList<string> Classes { get; init; }

        /// <summary>Probability of each class.</summary>
        public required IReadOnlyList<float> Values { get; init; }

        /// <summary>Index of the class that <see cref="Words"/> speak for or against.</summary>
        public required int Class { get; init; }

        /// <summary>The text as the network reads it.</summary>
        public required IReadOnlyList<AttributedWord> Words { get; init; }

        /// <summary>Words at the end that were not read, because the network reads no more at once.</summary>
        public required int Unread { get; init; }

        public required double Milliseconds { get; init; }
    }

    /// <param name="Translations">What the search found, the best first.</param>
    /// <param name="Unknown">Words of the sentence that the network does not know.</param>
    public sealed record TranslatedText(IReadOnlyList<FoundTranslation> Translations, IReadOnlyList<string> Unknown, double Milliseconds)
        : InteractiveAnswer;

    /// <param name="Text">The translation as people write it.</param>
    /// <param name="Sentence">Its words, with where the network looked; its reference is empty.</param>
    /// <param name="Probability">Of the whole translation, from 0 to 1.</param>
    /// <param name="IsEnded">The network ended it; else it is cut at the longest translation.</param>
    public sealed record FoundTranslation(string Text, TranslatedSentence Sentence, double Probability, bool IsEnded);

    /// <param name="Pictures">A PNG of each asked item, in their order. No run keeps them:
    /// an hour after they were last asked for they are swept.</param>
    public sealed record PictureList(IReadOnlyList<ArtifactReference> Pictures) : InteractiveAnswer;

    /// <param name="Texts">The asked items, in their order.</param>
    public sealed record TextList(IReadOnlyList<string> Texts) : InteractiveAnswer;

    /// <param name="Parts">Texts of each class in each part.</param>
    /// <param name="LeftOut">Texts that are not used, and why.</param>
    /// <param name="Examples">A few texts of each class.</param>
    public sealed record InspectedTexts(IReadOnlyList<string> Classes, IReadOnlyList<PartResult> Parts, IReadOnlyList<string> LeftOut,
        IReadOnlyList<IReadOnlyList<string>> Examples) : InteractiveAnswer;

    /// <param name="File">A zip that nobody keeps yet.</param>
    public sealed record Revised(ArtifactReference File, string Unit = Preprocessing.Unit) : InteractiveAnswer;

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

    /// <param name="Unit">What a token of the model is, in the plural.</param>
    /// <param name="Note">What of the prompt the model does not know; null if it knows all.</param>
    public sealed record WritingBegun(string Unit, string? Note) : InteractiveAnswer;

    /// <param name="Text">What the text grows by; empty where it only shows with the next token.</param>
    /// <param name="Likeliest">The likeliest tokens at this place, the likeliest first.</param>
    public sealed record WrittenToken(string Text, IReadOnlyList<NextToken> Likeliest) : InteractiveAnswer;

    /// <param name="Text">What was still to be shown.</param>
    public sealed record WritingEnded(string Text, int Tokens, double TokensPerSecond) : InteractiveAnswer
    {
        /// <summary>Null where the training text is not at hand, or shares nothing with what was written.</summary>
        public NearestTrainingLine? Nearest { get; init; }
    }

    public sealed record Refused(string Sentence) : InteractiveAnswer;
}
