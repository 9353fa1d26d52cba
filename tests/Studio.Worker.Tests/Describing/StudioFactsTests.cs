using System.Diagnostics;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Worker.Describing;
using Studio.Worker.Tests.Fixtures;

namespace Studio.Worker.Tests.Describing;

public sealed class StudioFactsTests
{
    [Fact]
    public void Catalogue_WrittenAndRead_IsTheSame()
    {
        var catalogue = StudioFacts.Catalogue();

        Assert.Equal(catalogue.Hash(), StudioJson.Read<StudioCatalogue>(StudioJson.Write(catalogue)).Hash());
        Assert.Equal(11_689_512, catalogue.Backbone("resnet18")!.Stages.Sum(s => s.Parameters));
        Assert.True(catalogue.Dataset("glyphs-target")!.IsBundled);
        Assert.Equal(12, catalogue.Dataset("glyphs-target")!.Classes.Count);
        Assert.Equal("resnet-glyphs", catalogue.WeightsOf("resnet-glyphs-source")!.Backbone);
    }

    [Fact]
    public void Catalogue_BesideTheBuiltWorker_IsTheOneOfItsCode()
    {
        var written = StudioJson.Read<StudioCatalogue>(File.ReadAllText(Path.Combine(WorkerProgram.Folder, "catalogue.json")));

        Assert.Equal(StudioFacts.Catalogue().Hash(), written.Hash());
    }

    [Fact]
    public async Task Describe_ItsProcess_LoadsNoLibtorch()
    {
        var file = Path.GetTempFileName();
        // The loader itself says what it loads, so nothing is missed between two looks.
        var start = new ProcessStartInfo("dotnet", [WorkerProgram.Path, "--describe", file])
            { RedirectStandardError = true, Environment = { ["LD_DEBUG"] = "files" } };

        using var process = Process.Start(start)!;
        var loaded = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("libcoreclr", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("torch", loaded, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(StudioFacts.Catalogue().Hash(),
            StudioJson.Read<StudioCatalogue>(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Hash());
        File.Delete(file);
    }
}
