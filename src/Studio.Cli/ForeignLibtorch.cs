using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Studio.Learning.Devices;

namespace Studio.Cli;

/// <summary>The program once more in a load context of its own, in which TorchSharp finds a libtorch from outside.</summary>
/// <remarks>TorchSharp loads the libtorch beside the program by name, and two copies in one process end it; only a load context is asked
/// before that search.</remarks>
internal sealed class ForeignLibtorch : AssemblyLoadContext
{
    /// <summary>A neighbouring version may lack a few functions that no run calls; `studio doctor` names them.</summary>
    private const int MostMissing = 40;

    private readonly LibtorchFolder _libtorch;
    private readonly AssemblyDependencyResolver _program = new(typeof(ForeignLibtorch).Assembly.Location);

    private ForeignLibtorch(LibtorchFolder libtorch) : base(nameof(ForeignLibtorch)) => _libtorch = libtorch;

    /// <summary>Whether this code runs in such a context already.</summary>
    public static bool IsHere => GetLoadContext(typeof(ForeignLibtorch).Assembly)?.Name == nameof(ForeignLibtorch);

    /// <summary>Loads the libtorch and executes the command line on it.</summary>
    /// <exception cref="CommandFailedException">The libtorch cannot be loaded, or the process has another one already.</exception>
    public static Task<int> RunAsync(LibtorchFolder libtorch, IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        if (LoadedLibtorch.CorePath is { } loaded)
            throw new CommandFailedException(
                $"This process has already loaded the libtorch at '{Path.GetDirectoryName(loaded)}', and a second one would end it.",
                ExitCodes.BadUsage);
        var context = new ForeignLibtorch(libtorch);
        try
        {
            libtorch.Load();
            var shim = context.Unmanaged("LibTorchSharp");
            // Loading it over a libtorch of another age ends the process.
            if (LoadedLibtorch.MissingFunctions(shim) is { Count: > MostMissing } missing)
                throw new CommandFailedException($"{NotFitting(libtorch)} {missing.Count} functions are missing.", ExitCodes.BadUsage);
            NativeLibrary.Load(shim);
        }
        catch (DllNotFoundException fault)
        {
            throw new CommandFailedException($"{NotFitting(libtorch)} {fault.Message.Split('\n')[0]}", ExitCodes.BadUsage);
        }
        var program = context.LoadFromAssemblyName(typeof(StudioCommand).Assembly.GetName());
        var run = program.GetType(typeof(StudioCommand).FullName!, throwOnError: true)!.GetMethod(nameof(StudioCommand.RunAsync))!;
        return (Task<int>)run.Invoke(null, [args, output, error])!;
    }

    private static string NotFitting(LibtorchFolder libtorch) =>
        $"The libtorch at '{libtorch.Path}' does not fit this program, which was built for {typeof(ForeignLibtorch).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "LibTorchVersion").Value}.";

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _program.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        Unmanaged(unmanagedDllName) is { Length: > 0 } path ? LoadUnmanagedDllFromPath(path) : 0;

    private string Unmanaged(string name) => _libtorch.Library(name) ?? _program.ResolveUnmanagedDllToPath(name) ?? "";
}
