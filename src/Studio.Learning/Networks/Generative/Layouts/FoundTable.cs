namespace Studio.Learning.Networks.Generative.Layouts;

/// <summary>The table that a file's tensors are read by.</summary>
/// <param name="Layout">Where its strides, paddings and activations come from: "given", "own", the key of a published layout, or
/// "convention".</param>
public sealed record FoundTable(LayerTable Table, string Layout);
