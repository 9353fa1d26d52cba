using System.Text.Json.Serialization;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Runs;
using Studio.Notebooks;

namespace Studio.Runtime.Link;

/// <summary>A question that a worker answers in seconds; it makes no run and no journal. The interactive worker answers, and about learning
/// rates one that trains.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Classify), "classify")]
[JsonDerivedType(typeof(ClassifyText), "classify-text")]
[JsonDerivedType(typeof(Pictures), "pictures")]
[JsonDerivedType(typeof(Texts), "texts")]
[JsonDerivedType(typeof(InspectTexts), "inspect-texts")]
[JsonDerivedType(typeof(Samples), "samples")]
[JsonDerivedType(typeof(Revise), "revise")]
[JsonDerivedType(typeof(Augment), "augment")]
[JsonDerivedType(typeof(Recognise), "recognise")]
[JsonDerivedType(typeof(Describe), "describe")]
[JsonDerivedType(typeof(FindLearningRate), "find-learning-rate")]
[JsonDerivedType(typeof(FollowLearningRate), "follow-learning-rate")]
[JsonDerivedType(typeof(Translate), "translate")]
[JsonDerivedType(typeof(Write), "write")]
public abstract record InteractiveRequest
{
    /// <param name="Picture">PNG or JPEG as the browser sent it.</param>
    public sealed record Classify(ArtifactReference Model, byte[] Picture) : InteractiveRequest;

    /// <param name="Class">Index of the class that the words are asked about; null asks about the predicted one.</param>
    public sealed record ClassifyText(ArtifactReference Model, string Text, int? Class = null) : InteractiveRequest
    {
        /// <summary>In characters.</summary>
        public const int LongestText = 20_000;

        /// <summary>Asks for occlusion, too: the network reads the text once more for each of its words.</summary>
        public bool WithOcclusion { get; init; }
    }

    /// <summary>Asks a translation network for one sentence.</summary>
    public sealed record Translate(ArtifactReference Model, string Sentence) : InteractiveRequest
    {
        /// <summary>In characters.</summary>
        public const int LongestSentence = 1_000;

        /// <summary>Translations that the search continues at once, and gives.</summary>
        public const int Beam = 4;
    }

    /// <param name="Dataset">Key in the catalogue, or "upload:" and the SHA-256 of an uploaded zip.</param>
    /// <param name="Items">Indices in the data set.</param>
    /// <param name="Side">Longer side in pixels.</param>
    public sealed record Pictures(string Dataset, IReadOnlyList<int> Items, int Side) : InteractiveRequest;

    /// <param name="Dataset">As in <see cref="Pictures"/>.</param>
    /// <param name="Items">Indices in the data set.</param>
    public sealed record Texts(string Dataset, IReadOnlyList<int> Items) : InteractiveRequest;

    /// <summary>Asks what is in an uploaded zip of texts.</summary>
    public sealed record InspectTexts(ArtifactReference File) : InteractiveRequest;

    /// <summary>Asks for one picture with examples of each class, one class per row.</summary>
    public sealed record Samples(string Dataset) : InteractiveRequest;

    /// <summary>Asks which network a file of weights belongs to. Nothing in the file is executed.</summary>
    public sealed record Recognise(ArtifactReference File) : InteractiveRequest;

    /// <summary>Asks for a file of weights with all that is needed to use them.</summary>
    /// <param name="File">As it was uploaded.</param>
    /// <param name="Weights">As they were recognised, with the preprocessing and the class names that a person chose.</param>
    public sealed record Describe(ArtifactReference File, RecognisedWeights Weights) : InteractiveRequest;

    /// <summary>Asks for another version of a data set.</summary>
    public sealed record Revise(string Dataset, IReadOnlyList<LabelChange> Changes) : InteractiveRequest;

    /// <summary>Begins a learning-rate range test of a transfer on a training worker that is free.
    /// Whoever began it follows it; when nobody does, it ends.</summary>
    public sealed record FindLearningRate(StatedTransfer Task, StatedDataset Data, StatedModel Model) : InteractiveRequest;

    /// <summary>Asks how far a learning-rate range test is.</summary>
    /// <param name="Worker">The one that runs it.</param>
    /// <param name="IsToEnd">Stops it.</param>
    public sealed record FollowLearningRate(string Worker, Guid Test, bool IsToEnd = false) : InteractiveRequest;

    /// <summary>Asks a language model to continue a prompt. The answer comes in pieces: <see cref="InteractiveAnswer.WritingBegun"/>, a
    /// <see cref="InteractiveAnswer.WrittenToken"/> for each token, <see cref="InteractiveAnswer.WritingEnded"/>.</summary>
    public sealed record Write(ArtifactReference Model, string Prompt, GenerationSettings Settings, int Tokens) : InteractiveRequest
    {
        /// <summary>In characters.</summary>
        public const int LongestPrompt = 10_000;

        public const int MostTokens = 2_000;

        /// <summary>Key of the data set that the model was trained on; its nearest line is looked for. Null if it was a text of its
        /// own.</summary>
        public string? Dataset { get; init; }

        /// <summary>The text that the model was trained on, where it is no data set.</summary>
        public ArtifactReference? TrainingText { get; init; }
    }

    /// <summary>What training will see of a few images, one of each of the first classes.</summary>
    public sealed record Augment : InteractiveRequest
    {
        /// <summary>As in <see cref="Pictures"/>.</summary>
        public required string Dataset { get; init; }

        public int? LabelsPerClass { get; init; }

        /// <summary>Seed of the run: it decides which images are labelled, and how each is varied.</summary>
        public required ulong Seed { get; init; }

        /// <summary>That of the network, with the margin of the recipe.</summary>
        public required Preprocessing Preprocessing { get; init; }

        public required Augmentation Augmentation { get; init; }

        public required int Images { get; init; }

        /// <summary>Of each image, one an epoch.</summary>
        public required int Variants { get; init; }

        /// <summary>Of a picture, in pixels.</summary>
        public required int Side { get; init; }
    }
}
