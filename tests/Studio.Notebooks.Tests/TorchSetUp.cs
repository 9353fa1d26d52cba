using System.Runtime.CompilerServices;
using Studio.Learning;

namespace Studio.Notebooks.Tests;

internal static class TorchSetUp
{
    [ModuleInitializer]
    internal static void Prepare()
    {
        TorchEnvironment.Prepare();
        TorchSharp.torch.set_num_threads(1);
    }
}
