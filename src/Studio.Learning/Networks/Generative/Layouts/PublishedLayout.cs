namespace Studio.Learning.Networks.Generative.Layouts;

/// <summary>A layout that public checkpoints have and whose facts are known.</summary>
/// <param name="Signature">As <see cref="LayerSignature"/> writes it.</param>
public sealed record PublishedLayout(string Key, string Signature, LayerFacts Facts) : ICatalogued;
