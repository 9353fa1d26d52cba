using System.Text.Json.Serialization;

namespace Studio.Runtime.Link;

/// <summary>What the interactive worker says to an <see cref="InteractiveRequest"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Probabilities), "probabilities")]
[JsonDerivedType(typeof(PictureList), "pictures")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record InteractiveAnswer
{
    public sealed record Probabilities(IReadOnlyList<string> Classes, IReadOnlyList<float> Values, double Milliseconds) : InteractiveAnswer;

    /// <param name="Png">One picture an asked item, in its order.</param>
    public sealed record PictureList(IReadOnlyList<byte[]> Png) : InteractiveAnswer;

    public sealed record Refused(string Sentence) : InteractiveAnswer;
}
