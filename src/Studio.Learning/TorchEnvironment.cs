using System.Runtime.InteropServices;

namespace Studio.Learning;

/// <summary>What libtorch reads from the process's environment, once, when it loads.</summary>
public static partial class TorchEnvironment
{
    /// <summary>Lets idle OpenMP threads sleep: spinning ones make two busy cores several times slower. Call it before the first tensor.</summary>
    public static void Prepare()
    {
        // .NET's own variables do not reach native code. A value that the user has set stays.
        if (!OperatingSystem.IsWindows() && SetEnvironment("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0) != 0)
            throw new InvalidOperationException("The environment of libtorch could not be set.");
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
