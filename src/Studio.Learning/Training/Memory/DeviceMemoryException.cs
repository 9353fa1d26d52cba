using System.Runtime.InteropServices;

namespace Studio.Learning.Training.Memory;

/// <summary>The memory of a device is full; the message is one sentence with what to do.</summary>
public sealed class DeviceMemoryException(string sentence, Exception cause) : ExternalException(sentence, cause);
