namespace Studio.Learning.Networks.Generative.StyleGan2;

/// <summary>Where the noise of a generator's layers comes from.</summary>
public enum NoiseSource
{
    /// <summary>Drawn anew for each image, as in training.</summary>
    Drawn,

    /// <summary>The noise that is stored with the weights: equal latents then give equal images.</summary>
    Stored,

    None,
}
