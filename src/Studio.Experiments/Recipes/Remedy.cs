using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What is done against forgetting while one task follows another.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(None), "none")]
[JsonDerivedType(typeof(FrozenBackbone), "frozen-backbone")]
[JsonDerivedType(typeof(Regularised), "regularised")]
[JsonDerivedType(typeof(Joint), "joint")]
public abstract record Remedy
{
    /// <summary>For people, for example "EWC".</summary>
    [JsonIgnore]
    public string Title => Said.GetCustomAttribute<DisplayNameAttribute>()!.DisplayName;

    /// <summary>What it does, in a paragraph, and who thought of it.</summary>
    [JsonIgnore]
    public string Explanation => Said.GetCustomAttribute<DescriptionAttribute>()!.Description;

    private Type Said => this is Regularised { By: var by } ? by.GetType() : GetType();

    [DisplayName("None"), Description("Each task is learnt as if there had been none before: the naive way.")]
    public sealed record None : Remedy;

    [DisplayName("Frozen backbone"), Description("The first task shapes the backbone; later ones train the head alone. Where every task has its own classes nothing is forgotten, and little is learnt.")]
    public sealed record FrozenBackbone : Remedy;

    [Description("Later tasks are learnt under a regulariser that looks back at each earlier one.")]
    public sealed record Regularised : Remedy
    {
        [Description("What holds the network near what it knew.")]
        public Regulariser By { get; init; } = new Regulariser.Rehearsal();
    }

    [DisplayName("Joint"), Description("All images of the earlier tasks are rehearsed with each new one, as if the tasks had come together: the ceiling, and the dearest.")]
    public sealed record Joint : Remedy;
}
