namespace Studio.Learning.Devices;

/// <summary>Switches of libtorch's global context that TorchSharp does not have, by the exported names of the
/// functions behind PyTorch's own.</summary>
internal static class LibtorchContext
{
    private const string Prefix = "_ZN2at7Context", ConstantPrefix = "_ZNK2at7Context";

    private static readonly Context? s_context = LoadedLibtorch.Function<Context>("_ZN2at13globalContextEv");

    private delegate nint Context();
    private delegate void Setter(nint context, byte isOn);
    private delegate byte Getter(nint context);

    /// <summary>Nothing happens where this libtorch cannot be asked.</summary>
    /// <param name="setter">Its mangled name behind the class's.</param>
    public static void Set(string setter, bool isOn)
    {
        if (s_context is { } context && LoadedLibtorch.Function<Setter>(Prefix + setter) is { } set)
            set(context(), isOn ? (byte)1 : (byte)0);
    }

    /// <summary>Null where this libtorch cannot be asked.</summary>
    /// <param name="getter">Its mangled name behind the class's.</param>
    public static bool? Get(string getter) =>
        s_context is { } context && LoadedLibtorch.Function<Getter>(ConstantPrefix + getter) is { } get ? get(context()) != 0 : null;
}
