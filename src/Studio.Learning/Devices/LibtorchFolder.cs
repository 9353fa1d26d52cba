using System.Runtime.InteropServices;

namespace Studio.Learning.Devices;

/// <summary>A folder with the libraries of a libtorch from outside, for example <c>torch/lib</c> of a PyTorch for Python.</summary>
public sealed class LibtorchFolder
{
    private const string Core = "libtorch_cpu.so";

    /// <summary>In the order in which one needs the other; those for CUDA are absent from a libtorch for the CPU.</summary>
    private static readonly string[] s_libraries = ["libc10.so", Core, "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];

    private LibtorchFolder(string path) => Path = path;

    /// <summary>Full path of the folder that holds the libraries.</summary>
    public string Path { get; }

    /// <summary>Null if there is no libtorch for Linux at <paramref name="path"/>, nor in <c>lib</c> or <c>torch/lib</c> below
    /// it.</summary>
    public static LibtorchFolder? Find(string path) => new[] { "", "lib", "torch/lib" }
        .Select(below => System.IO.Path.GetFullPath(System.IO.Path.Combine(path, below)))
        .Where(folder => File.Exists(System.IO.Path.Combine(folder, Core)))
        .Select(folder => new LibtorchFolder(folder)).FirstOrDefault();

    /// <summary>Full path of a library by its plain name, for example "torch_cuda"; null if the folder lacks it.</summary>
    public string? Library(string name) => System.IO.Path.Combine(Path, $"lib{name}.so") is var file && File.Exists(file) ? file : null;

    /// <summary>Loads the libraries; TorchSharp's own library then binds to them, because the loader finds them by name.</summary>
    /// <exception cref="DllNotFoundException">One cannot be loaded; the message says what it lacks.</exception>
    public void Load()
    {
        foreach (var library in s_libraries.Select(name => System.IO.Path.Combine(Path, name)).Where(File.Exists))
            NativeLibrary.Load(library);
    }
}
