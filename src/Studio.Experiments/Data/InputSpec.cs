using System.Text.Json.Serialization;
using Studio.Experiments.Recipes;

namespace Studio.Experiments.Data;

/// <summary>What turns an item of a data set into a network's input. It belongs to the weights, travels with them, and is part of every key
/// of computed features.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Preprocessing), "image")]
[JsonDerivedType(typeof(Tokenization), "text")]
public abstract record InputSpec
{
    /// <summary>What a network with this input reads, for sentences: "images", "texts".</summary>
    [JsonIgnore]
    public abstract string Items { get; }

    /// <summary>How large one input is, for people: "224 pixels", "24 tokens".</summary>
    [JsonIgnore]
    public abstract string Size { get; }

    /// <summary>All of it in a few words, for people.</summary>
    [JsonIgnore]
    public abstract string Summary { get; }

    /// <summary>Whether data augmentation changes its items; others are trained on as they are.</summary>
    [JsonIgnore]
    public virtual bool IsAugmentable => false;

    /// <summary>Widest margin in pixels that a recipe may put around an item; 0 where items have no margin.</summary>
    [JsonIgnore]
    public virtual int MostMargin => 0;

    /// <summary>The same input with items inside margins of so many pixels on each side.</summary>
    /// <exception cref="ArgumentException">The margin is wider than <see cref="MostMargin"/>.</exception>
    public virtual InputSpec WithMargin(int pixels) => pixels == 0 ? this
        : throw new ArgumentException($"A margin belongs to images, and this network reads {Items}. Set the recipe's margin to 0.");

    /// <summary>The same input with values scaled as a recipe asks for.</summary>
    /// <exception cref="ArgumentException">Its items have no values to scale.</exception>
    public virtual InputSpec WithScaling(InputScaling scaling) => scaling == default ? this
        : throw new ArgumentException($"Input scaling belongs to images, and this network reads {Items}. "
            + "Set the recipe's input scaling to that of the weights.");
}
