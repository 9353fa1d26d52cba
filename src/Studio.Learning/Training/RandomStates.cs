using System.Globalization;
using Studio.Learning.Devices;
using Studio.Learning.Weights.Formats;
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
    public static void Restore(StateDict stored) => Restore(name => stored.TryGet(name, out var state) ? state : null);

    /// <summary>The same for states that were not stored.</summary>
    /// <exception cref="KeyNotFoundException">There is no state of the CPU's generator.</exception>
    public static void Restore(IReadOnlyDictionary<string, Tensor> states) => Restore(states.GetValueOrDefault);

    private static void Restore(Func<string, Tensor?> of)
    {
        random.set_rng_state(of(Cpu) ?? throw new KeyNotFoundException("The state of the random number generator is missing."));
        foreach (var device in DefaultGenerators.Devices.Where(d => d.type == DeviceType.CUDA))
            if (of(string.Create(CultureInfo.InvariantCulture, $"{Cuda}{device.index}")) is { } state)
                DefaultGenerators.Restore(device, state);
    }
}
