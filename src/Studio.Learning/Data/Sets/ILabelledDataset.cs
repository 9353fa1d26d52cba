namespace Studio.Learning.Data.Sets;

/// <summary>A data set that can be had by name: generated, bundled or fetched.</summary>
public interface ILabelledDataset : ICatalogued
{
    string Title { get; }

    /// <summary>One or two sentences: what it shows, how many classes and images, licence and checksum.</summary>
    string Description { get; }

    ILabelledSet Open();
}
