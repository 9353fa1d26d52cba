namespace Studio.Experiments.Data;

/// <summary>Which old pixels make a new one when an image is resized; each filter widens when it shrinks,
/// so that nothing aliases.</summary>
public enum ResizeFilter
{
    /// <summary>Bilinear: weights fall off linearly over one pixel of the smaller image. torchvision's default for photos.</summary>
    Triangle,

    /// <summary>Bicubic: Keys' kernel with a = -0.5 over two pixels; it sharpens edges.</summary>
    /// <remarks>Keys, "Cubic Convolution Interpolation for Digital Image Processing", IEEE Transactions on ASSP 29(6), 1981.</remarks>
    Cubic,
}
