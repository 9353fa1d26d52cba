using System.Runtime.CompilerServices;

namespace Studio.Learning.Tests;

internal static class TorchSetUp
{
    [ModuleInitializer]
    internal static void Prepare()
    {
        TorchEnvironment.Prepare();
        TorchSharp.torch.set_num_threads(1);
        Studio.Learning.Devices.ProcessorConvolutions.Ensure();
    }
}
