using System.Runtime.CompilerServices;
using Studio.Learning;

namespace Studio.Worker.Tests;

/// <summary>What the program does before its first tensor.</summary>
internal static class TorchSetUp
{
    [ModuleInitializer]
    internal static void Prepare() => TorchEnvironment.Prepare();
}
