using NetArchTest.Rules;
using Studio.Runtime.Tests.Architecture;
using Studio.Web.Hosting;

namespace Studio.Web.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void StudioWeb_NeverReachesLibtorch()
    {
        var loaded = Directory.GetFiles(Path.GetDirectoryName(typeof(StudioHost).Assembly.Location)!).Select(Path.GetFileName);

        Assert.DoesNotContain(loaded,
            f => f!.Contains("torch", StringComparison.OrdinalIgnoreCase) || f.StartsWith("Studio.Learning", StringComparison.Ordinal));
        Assert.DoesNotContain(typeof(StudioHost).Assembly.GetReferencedAssemblies(),
            a => a.Name is "TorchSharp" or "Studio.Learning" or "Studio.Worker");
    }

    [Fact]
    public void Components_CallServicesAndNeverToGrainsOrTheDatabase()
    {
        var result = Types.InAssembly(typeof(StudioHost).Assembly)
            .That().ResideInNamespaceStartingWith("Studio.Web").And().DoNotResideInNamespace("Studio.Web.Hosting")
            .ShouldNot().HaveDependencyOnAny("Orleans", "Microsoft.EntityFrameworkCore", "Studio.Runtime.Grains").GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Folders_UseOnlyThoseBelow() => Assert.Empty(new FolderOrder(typeof(StudioHost).Assembly,
        "Configuration", "Security", "Persons", "Notes", "Display", "Api", "Fleet", "Slides", "Replays", "Live", "Artifacts", "Charts",
        "Outputs", "Outputs/Tables", "Outputs/Confusion", "Outputs/Pictures", "Outputs/Diagrams", "Uploads", "Uploads/Weights",
        "Cells", "Cells/Layers", "Cells/Sources", "Cells/Training", "Cells/Evaluation", "Devices", "Layout", "Forms",
        "Notebooks", "Notebooks/Lists", "Notebooks/Cards", "Notebooks/Batches", "Notebooks/Page", "Present",
        "Pages", "Pages/Programs", "Pages/Library", "Pages/RunViews", ".", "Hosting").Violations());
}
