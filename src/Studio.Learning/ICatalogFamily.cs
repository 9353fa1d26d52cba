namespace Studio.Learning;

/// <summary>A table of members that differ only in numbers, for example the ResNets; found by <see cref="Catalog"/>
/// like a single member.</summary>
public interface ICatalogFamily<out T> where T : ICatalogued
{
    IReadOnlyList<T> Members { get; }
}
