namespace Studio.Learning.Data.Text;

/// <summary>A plain text that can be had by name.</summary>
public interface ITextDataset : ICatalogued
{
    string Title { get; }

    /// <summary>One or two sentences: what it is, how long, licence.</summary>
    string Description { get; }

    string Read();
}
