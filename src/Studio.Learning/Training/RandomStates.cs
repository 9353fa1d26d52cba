using System.Globalization;
using Studio.Learning.Devices;
using Studio.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Studio.Learning.Training;

/// <summary>States of the random number generators of all devices, as a checkpoint holds them: dropout on a GPU draws from the
/// GPU's.</summary>
internal static class RandomStates
{
    private const string Cpu = "generator", Cuda = "generator.cuda.";

    /// <summary>By name, as they are now; the caller owns the tensors.</summary>
    public static IReadOnlyDictionary<string, Tensor> Now()
    {
        var states = new Dictionary<string, Tensor> { [Cpu] = random.get_rng_state() };
        foreach (var device in DefaultGenerators.Devices.Where(d => d.type == DeviceType.CUDA))
            if (DefaultGenerators.State(device) is { } state)
                states[string.Create(CultureInfo.InvariantCulture, $"{Cuda}{device.index}")] = state;
        return states;
    }

    /// <summary>Puts stored states back. A device without one keeps its own: it was not in the machine, or the checkpoint is an older
    /// one.</summary>
    /// <exception cref="KeyNotFoundException">There is no state of the CPU's generator.</exception>
    public static void Restore(StateDict stored)
    {
        random.set_rng_state(stored[Cpu]);
        foreach (var device in DefaultGenerators.Devices.Where(d => d.type == DeviceType.CUDA))
            if (stored.TryGet(string.Create(CultureInfo.InvariantCulture, $"{Cuda}{device.index}"), out var state))
                DefaultGenerators.Restore(device, state);
    }
}
