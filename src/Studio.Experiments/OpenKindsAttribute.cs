namespace Studio.Experiments;

/// <summary>On an abstract record whose kinds are found, not listed: every concrete record that inherits from it is a kind
/// (<see cref="Parts"/> says where), named by its type's name in kebab case ("PretrainedModel" is "pretrained-model"). A new kind is a new
/// file and nothing else.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OpenKindsAttribute : Attribute;
