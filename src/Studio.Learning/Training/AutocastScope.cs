using Studio.Experiments.Recipes;
using Studio.Learning.Devices;
using TorchSharp;

namespace Studio.Learning.Training;

/// <summary>Within it, convolutions and matrix products of this thread run in bfloat16 while parameters stay
/// float32; libtorch decides operation by operation.</summary>
/// <remarks>It is a ref struct because autocast is a state of the thread: the compiler refuses a scope that would
/// end after an await, perhaps on another thread. TorchSharp has no autocast, so this calls the functions behind PyTorch's own context
/// manager by their exported names. bfloat16 has the exponent of float32, hence no gradient scaling (Kalamkar et al., "A Study of BFLOAT16
/// for Deep Learning Training", arXiv:1905.12322).</remarks>
public readonly ref struct AutocastScope : IDisposable
{
    private const byte BFloat16Code = 15;

    private readonly bool _isEntered;
    private readonly int _device;
    private readonly byte _wasEnabled;

    private AutocastScope(int device)
    {
        (_isEntered, _device) = (true, device);
        _wasEnabled = Native.Functions.IsEnabled(device);
        Native.Functions.SetType(device, BFloat16Code);
        Native.Functions.Nest();
        Native.Functions.SetEnabled(device, 1);
    }

    /// <summary>Whether the loaded libtorch exports what this needs.</summary>
    public static bool IsPossible => Native.Functions is not null;

    /// <summary>Changes nothing for float32.</summary>
    /// <exception cref="NotSupportedException">bfloat16 was asked for and this libtorch lacks autocast.</exception>
    public static AutocastScope Enter(Precision resolved, torch.Device device) => resolved switch
    {
        Precision.Float32 => default,
        _ when IsPossible => new((int)device.type),
        _ => throw new NotSupportedException("The loaded libtorch does not export autocast, so bfloat16 is not available; choose float32."),
    };

    public void Dispose()
    {
        if (!_isEntered)
            return;
        Native.Functions.SetEnabled(_device, _wasEnabled);
        // Casts of parameters are kept for one outermost scope only: the next step's parameters are others.
        if (Native.Functions.Unnest() == 0)
            Native.Functions.ClearCache();
    }

    private sealed record Native(Native.Setter SetEnabled, Native.Getter IsEnabled, Native.Setter SetType, Native.Counter Nest,
        Native.Counter Unnest, Native.Action ClearCache)
    {
        private const string Prefix = "_ZN2at8autocast";

        public delegate void Setter(int device, byte value);
        public delegate byte Getter(int device);
        public delegate int Counter();
        public delegate void Action();

        public static Native Functions { get; } = Find()!;

        private static Native? Find() =>
            Export<Setter>("20set_autocast_enabledEN3c1010DeviceTypeEb") is { } enabled
            && Export<Getter>("19is_autocast_enabledEN3c1010DeviceTypeE") is { } isEnabled
            && Export<Setter>("18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE") is { } type
            && Export<Counter>("17increment_nestingEv") is { } nest
            && Export<Counter>("17decrement_nestingEv") is { } unnest
            && Export<Action>("11clear_cacheEv") is { } clear ? new(enabled, isEnabled, type, nest, unnest, clear) : null;

        private static T? Export<T>(string name) where T : Delegate => LoadedLibtorch.Function<T>(Prefix + name);
    }
}
