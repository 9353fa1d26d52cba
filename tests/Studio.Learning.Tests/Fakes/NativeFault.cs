using System.Runtime.InteropServices;

namespace Studio.Learning.Tests.Fakes;

/// <summary>What TorchSharp throws when libtorch reports an error with this text.</summary>
internal sealed class NativeFault(string text) : ExternalException(text);
