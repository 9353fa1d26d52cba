namespace Studio.Experiments;

/// <summary>The name of a kind in files, where its type's name in kebab case will not do.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KindNameAttribute(string name) : Attribute
{
    public string Name => name;
}
