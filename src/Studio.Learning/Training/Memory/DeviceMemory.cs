using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Studio.Learning.Training.Memory;

/// <summary>Recognises that libtorch found no memory, and says what fits.</summary>
public static class DeviceMemory
{
    private static readonly string[] s_texts = ["out of memory", "can't allocate memory", "ALLOC_FAILED"];

    /// <summary>Whether libtorch failed because a card or the computer has no memory left.</summary>
    public static bool IsFull(Exception fault) =>
        fault is ExternalException and not DeviceMemoryException
            && s_texts.Any(text => fault.Message.Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>One sentence for a failure at a place where no batch is known.</summary>
    public static DeviceMemoryException Full(Exception fault) =>
        new($"{Where(fault)} Make the batch or its items smaller, or choose a smaller network.", fault);

    /// <summary>Tries halves of the batch until one fits, and says which.</summary>
    /// <param name="batch">The size that did not fit.</param>
    /// <param name="fits">Whether a step with so many items has room; it changes no weights.</param>
    public static DeviceMemoryException Full(Exception fault, int batch, Func<int, bool> fits)
    {
        var size = batch / 2;
        while (size > 0 && !fits(size))
            size /= 2;
        return new(size > 0
            ? $"{Where(fault)} A batch of {batch} does not train, a batch of {size} does: set the batch size to {size}."
            : $"{Where(fault)} Not even a batch of 1 fits: choose smaller items or a smaller network.", fault);
    }

    private static string Where(Exception fault)
    {
        var capacity = Regex.Match(fault.Message, @"total capacity of ([\d.]+ [KMGT]iB)");
        return fault.Message.Contains("CUDA", StringComparison.Ordinal) || fault.Message.Contains("CUBLAS", StringComparison.Ordinal)
            || fault.Message.Contains("CUDNN", StringComparison.Ordinal)
            ? $"The memory of the GPU{(capacity.Success ? $" ({capacity.Groups[1].Value})" : "")} is full."
                : "The memory of the computer is full.";
    }
}
