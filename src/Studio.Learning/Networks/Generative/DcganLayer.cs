namespace Studio.Learning.Networks.Generative;

/// <summary>One convolution or transposed convolution of a DCGAN: its output channels, and kernel, stride and padding in pixels.</summary>
internal readonly record struct DcganLayer(int Channels, int Kernel, int Stride, int Padding);
