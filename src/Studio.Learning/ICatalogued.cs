namespace Studio.Learning;

/// <summary>Something to choose by name: a backbone, a data set, a measure.</summary>
public interface ICatalogued
{
    /// <summary>Lower case, digits and hyphens; unique among its kind.</summary>
    string Key { get; }
}
