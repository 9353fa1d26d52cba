namespace Studio.Notebooks.Settings;

/// <summary>On a setting that does not change what one run of the cell comes to, such as its title,
/// or that the key holds in another way, such as the seed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutsideKeyAttribute : Attribute;
