namespace Studio.Notebooks.Settings;

/// <summary>On a kind of cell: what its runs give. A kind without it has no runs.</summary>
/// <param name="value">A type of results.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ProducesAttribute(Type value) : Attribute
{
    public Type Value => value;
}
