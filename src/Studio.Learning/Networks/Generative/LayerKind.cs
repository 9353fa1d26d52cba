namespace Studio.Learning.Networks.Generative;

/// <summary>What a layer of a <see cref="LayerTable"/> computes before its normalisation and activation.</summary>
public enum LayerKind
{
    Linear,
    Convolution,
    TransposedConvolution,
}
