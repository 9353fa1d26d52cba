using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Studio.Learning.Tests;

internal static partial class TorchSetUp
{
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [ModuleInitializer]
    internal static void Prepare()
    {
        // OpenMP reads its settings when libtorch loads; spinning threads make two busy cores four times slower.
        if (!OperatingSystem.IsWindows() && SetEnvironment("OMP_WAIT_POLICY", "PASSIVE", 1) != 0)
            throw new InvalidOperationException("The environment of libtorch could not be set.");
        TorchSharp.torch.set_num_threads(1);
    }
}
