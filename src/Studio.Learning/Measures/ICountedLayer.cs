using static TorchSharp.torch;

namespace Studio.Learning.Measures;

/// <summary>A layer whose operations do not follow from the shape of one weight.</summary>
internal interface ICountedLayer
{
    /// <summary>Multiplications with their additions that made this output.</summary>
    long MultiplyAdds(Tensor output);
}
