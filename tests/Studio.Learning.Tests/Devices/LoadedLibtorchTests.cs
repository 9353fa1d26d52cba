using Studio.Learning.Devices;
using static TorchSharp.torch;

namespace Studio.Learning.Tests.Devices;

public sealed class LoadedLibtorchTests
{
    public LoadedLibtorchTests()
    {
        zeros(1).Dispose();
        if (!OperatingSystem.IsLinux())
            Assert.Skip("libtorch is described on Linux alone.");
    }

    [Fact]
    public void Files_AfterTheFirstTensor_AreOfOneFolder() => Assert.Single(LoadedLibtorch.Files.Select(Path.GetDirectoryName).Distinct());

    [Fact]
    public void Version_IsThatOfTheLibrary() => Assert.StartsWith("2.10.0", LoadedLibtorch.Version, StringComparison.Ordinal);

    [Fact]
    public void MissingFunctions_OfTheVersionThatTorchSharpWasBuiltFor_AreNone() => Assert.Empty(LoadedLibtorch.MissingFunctions());

    [Fact]
    public void Needed_TorchSharpsLibrary_NamesFunctionsOfLibtorch()
    {
        var shim = LoadedLibtorch.Files.Single(f => f.EndsWith("libLibTorchSharp.so", StringComparison.Ordinal));

        Assert.InRange(ElfSymbols.Needed(shim).Count(name => name.StartsWith("_ZN2at", StringComparison.Ordinal)), 500, 5000);
    }

    [Fact]
    public void Needed_NoLibrary_IsRefused()
    {
        var file = Path.GetTempFileName();

        Assert.Contains(file, Assert.Throws<InvalidDataException>(() => ElfSymbols.Needed(file)).Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void Find_FolderAbove_FindsTheLibraries()
    {
        var root = Directory.CreateTempSubdirectory();
        var lib = root.CreateSubdirectory("torch/lib").FullName;
        Assert.Null(LibtorchFolder.Find(root.FullName));

        File.WriteAllText(Path.Combine(lib, "libtorch_cpu.so"), "");

        Assert.Equal(lib, LibtorchFolder.Find(root.FullName)!.Path);
        Assert.Throws<DllNotFoundException>(LibtorchFolder.Find(lib)!.Load);
        root.Delete(recursive: true);
    }
}
