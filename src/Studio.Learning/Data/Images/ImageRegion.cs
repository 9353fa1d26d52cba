namespace Studio.Learning.Data.Images;

/// <summary>A rectangle of an image, in pixels from its top left corner.</summary>
public readonly record struct ImageRegion(int Left, int Top, int Width, int Height);
