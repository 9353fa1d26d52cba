using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Studio.Experiments.Events;
using Studio.Runtime.Runs;
using Studio.Web.Display;
using Studio.Web.Live;
using Studio.Web.Notebooks.Cards;
using Studio.Web.Pages.RunViews;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Pages.RunViews;

public sealed class RunTableTests : ViewContext
{
    private readonly ListedRun _mine = Run("Frozen", "Ada") with { Tags = ["baseline"], Note = "Kept.", Settings = new Dictionary<string,
        string> { ["recipe.epochs"] = "30" } };

    private readonly ListedRun _other = Run("Tuned", "Ben") with { EndedAt = null, Status = RunStatus.Queued };

    private RunsView _view = new();

    public RunTableTests()
    {
        Services.AddSingleton(TimeProvider.System);
        ComponentFactories.AddStub<WatchedRun>();
        ComponentFactories.AddStub<RunProgress>();
    }

    [Fact]
    public void Table_OfTwoRuns_SaysWhoseTheyAreAndWhatTheyAreCalled()
    {
        var rows = Table().FindAll("tbody tr");

        Assert.Contains("Ada", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(_mine.ShortId, rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("baseline", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal($"/runs/{_other.Id}", rows[1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Table_WithAChosenColumn_ShowsTheSetting()
    {
        _view = _view with { Columns = ["setting.recipe.epochs"] };

        var cell = Table().Find("tbody td[data-label='epochs']");

        Assert.Equal("30", cell.TextContent.Trim());
    }

    [Fact]
    public void Choose_ARun_ShowsItsColourBesideIt()
    {
        var table = Table();

        table.Find("tbody input[type=checkbox]").Change(true);

        Assert.Equal([_mine.Id], _view.Compared);
        Assert.Contains(Palette.Of(0, isDark: false), Table().Find(".chosen-run .swatch").GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void Head_Pressed_SortsByItAndSaysSo()
    {
        var table = Table();

        table.FindAll("button.sort").Single(b => b.TextContent.StartsWith("Person", StringComparison.Ordinal)).Click();

        Assert.Equal("person", _view.Query.Sort);
        Assert.Equal("ascending", Table().FindAll("th[aria-sort]").Single(h => h.TextContent.StartsWith("Person",
            StringComparison.Ordinal)).GetAttribute("aria-sort"));
    }

    [Fact]
    public void Table_GroupedByPerson_HasAHeadForEach()
    {
        _view = _view with { Group = "person" };

        var heads = Table().FindAll("tr.mud-table-row b").Select(b => b.TextContent);

        Assert.Equal(["Ada", "Ben"], heads);
    }

    [Theory]
    [InlineData(0, false, "", "Insects")]
    [InlineData(0, true, "0", "Insects, seed 0")]
    [InlineData(3, false, "3", "Insects, seed 3")]
    public void Label_OfARun_HasASeedWhereItsCellHasOne(ulong seed, bool hasSeed, string text, string label)
    {
        var run = Run("Insects", "Ada") with { Seed = seed, HasSeed = hasSeed };

        Assert.Equal((text, label), (run.SeedText, run.Label));
    }

    [Fact]
    public void Delete_IsThereForAnEndedRunThatOneMayChange() =>
        Assert.Equal($"Delete the run Frozen, {_mine.ShortId}",
            Assert.Single(Table().FindAll("button[aria-label^=Delete]")).GetAttribute("aria-label"));

    private IRenderedComponent<RunTable> Table() =>
        Render<RunTable>(p => p.Add(t => t.Runs, [_mine, _other]).Add(t => t.View, _view).Add(t => t.MayChange, _ => true)
        .Add(t => t.ViewChanged, EventCallback.Factory.Create<RunsView>(this, v => _view = v)));

    private static ListedRun Run(string title, string person) => new()
    {
        Id = Guid.NewGuid(), Notebook = "n", NotebookTitle = "Insects", Cell = "transfer", CellTitle = title, Recipe = "fine-tuning",
        Seed = 1, Person = person, PersonName = person,
        Status = RunStatus.Completed, Sentence = "", CreatedAt = DateTimeOffset.UnixEpoch, StartedAt = DateTimeOffset.UnixEpoch,
        EndedAt = DateTimeOffset.UnixEpoch.AddSeconds(8),
    };
}
