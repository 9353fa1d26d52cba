using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Experiments.Runs;
using Studio.Runtime.Runs;
using Studio.Web.Charts;
using Studio.Web.Live;
using Studio.Web.Notebooks.Cards;
using Studio.Web.Outputs.Confusion;
using Studio.Web.Pages.RunViews;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Outputs;

/// <summary>Names come from zips, files and persons: wherever they are shown they are text.</summary>
public sealed class HostileNamesTests : ViewContext
{
    private const string Elements =
        "script, img, svg[onload], iframe, object, embed, form, a[href^='javascript'], [onerror], [onload], [onmouseover], [onclick]";

    public HostileNamesTests()
    {
        Services.AddSingleton(TimeProvider.System);
        ComponentFactories.AddStub<WatchedRun>();
        ComponentFactories.AddStub<RunProgress>();
    }

    public static TheoryData<string> Names =>
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' onload='alert(1)",
        "</title></td><iframe src=//evil.example>",
        "<svg onload=alert(1)>", "javascript:alert(1)", "{{7*7}}", "@(1+1)", "\u202eTXT.exe",
        "%{y}<br><a href='https://evil.example'>x</a>", "a\0b", new string('w', 5000),
    ];

    [Theory, MemberData(nameof(Names))]
    public void ConfusionMatrix_OfClassesWithSuchNames_ShowsThemAsText(string name)
    {
        var matrix = new ConfusionMatrix([name, $"{name} 2"], [[3, 1], [2, 4]]);

        var table = Render<ConfusionTable>(p => p.Add(t => t.Matrix, matrix).Add(t => t.OnOpen, _ => { }));

        Assert.Empty(table.FindAll(Elements));
        if (!name.Contains('\0', StringComparison.Ordinal))
            Assert.Contains(name[..Math.Min(name.Length, 5)], table.Find("tbody th").TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void TableOfRuns_WithSuchTitlesTagsAndPersons_ShowsThemAsText(string name)
    {
        var run = new ListedRun
        {
            Id = Guid.NewGuid(), Notebook = "n", NotebookTitle = name, Cell = "transfer", CellTitle = name, Recipe = name, Seed = 1,
            Person = name, PersonName = name,
            Status = RunStatus.Completed, Sentence = name, Tags = [name], Note = name,
            Settings = new Dictionary<string, string> { [name] = name },
            CreatedAt = DateTimeOffset.UnixEpoch, StartedAt = DateTimeOffset.UnixEpoch, EndedAt = DateTimeOffset.UnixEpoch.AddSeconds(8),
        };

        var table = Render<RunTable>(p => p.Add(t => t.Runs, [run]).Add(t => t.View, new RunsView()).Add(t => t.MayChange, _ => true)
            .Add(t => t.ViewChanged, EventCallback.Factory.Create<RunsView>(this, _ => { })));

        Assert.DoesNotContain(table.FindAll(Elements), e => e.LocalName is not "svg");
    }

    [Theory, MemberData(nameof(Names))]
    public void MarksOfAChart_WithSuchSentences_HaveNoMarkup(string name)
    {
        var layout = PlotlyDrawing.Layout(ChartPanel.Loss, new(null, false, 10), false, [new RunEvent.Mark(3, name, name)], 0, 12);

        var hover = Assert.Single(layout.Annotations).HoverText;
        Assert.DoesNotContain('<', hover);
        Assert.DoesNotContain('>', hover);
        Assert.InRange(hover.Length, 1, 2000);
    }

    [Fact]
    public void PlotlyText_OfMarkup_IsReadBackAsItWas() =>
        Assert.Equal("a < b & c > d &amp;", System.Net.WebUtility.HtmlDecode(PlotlyText.Of("a < b & c > d &amp;")));
}
