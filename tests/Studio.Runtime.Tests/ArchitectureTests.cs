using Studio.Runtime.Journal;
using Studio.Runtime.Tests.Architecture;

namespace Studio.Runtime.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Runtime_AllTypes_KnowNeitherTorchNorWeb()
    {
        var strangers = typeof(RunJournal).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => new[] { "TorchSharp", "Studio.Learning", "Studio.Worker", "Studio.Web", "Microsoft.AspNetCore",
                "MudBlazor" }.Any(s => n.StartsWith(s, StringComparison.Ordinal)));

        // How Orleans names its sockets; there is nothing of the web in it.
        Assert.Empty(strangers.Except(["Microsoft.AspNetCore.Connections.Abstractions"]));
    }

    [Fact]
    public void Folders_UseOnlyThoseBelow() => Assert.Empty(new FolderOrder(typeof(RunJournal).Assembly,
        ".", "Persons", "Link", "Runs", "Notebooks", "Storage", "Artifacts", "Journal", "Accounts", "Library", "Devices", "Planning",
        "Queue", "Grains",
        "Services", "Webhooks", "Hosting").Violations());
}
