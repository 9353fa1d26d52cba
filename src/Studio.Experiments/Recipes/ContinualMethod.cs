using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What is done against forgetting while one task follows another.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Naive), "naive")]
[JsonDerivedType(typeof(FrozenBackbone), "frozen-backbone")]
[JsonDerivedType(typeof(Regularised), "regularised")]
[JsonDerivedType(typeof(Joint), "joint")]
public abstract record ContinualMethod
{
    /// <summary>For people, for example "EWC".</summary>
    [JsonIgnore]
    public string Title => Said.GetCustomAttribute<DisplayNameAttribute>()!.DisplayName;

    /// <summary>What it does, in a paragraph, and who thought of it.</summary>
    [JsonIgnore]
    public string Explanation => Said.GetCustomAttribute<DescriptionAttribute>()!.Description;

    private Type Said => this is Regularised { By: var by } ? by.GetType() : GetType();

    [DisplayName("Naive"), Description("Naive: each task is trained without regard to the earlier ones. The lower bound.")]
    public sealed record Naive : ContinualMethod;

    [DisplayName("Frozen backbone")]
    [Description("Frozen backbone: the first task trains the whole network, later ones only the head. Features are not forgotten, and "
        + "little new is learned.")]
    public sealed record FrozenBackbone : ContinualMethod;

    [Description("Regularised: later tasks are trained with a regulariser for each earlier one.")]
    public sealed record Regularised : ContinualMethod
    {
        [Description("Regulariser: keeps the network close to what it learned before.")]
        public Regulariser By { get; init; } = new Regulariser.Rehearsal();
    }

    [DisplayName("Joint")]
    [Description("Joint training: all {items} of the earlier tasks are replayed with each new one. The upper bound, and the most "
        + "expensive.")]
    public sealed record Joint : ContinualMethod;
}
