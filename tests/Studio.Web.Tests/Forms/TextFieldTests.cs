using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Studio.Web.Forms;

namespace Studio.Web.Tests.Forms;

public sealed class TextFieldTests : BunitContext
{
    private readonly List<(string Seen, string Text)> _asked = [];
    private string? _refusal;

    public TextFieldTests()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Field_ChangedByAnotherWhileOneWrites_StaysAsItIsAndNamesWhatWasSeen()
    {
        var field = Draw("old");
        field.Find("div").FocusIn();

        Change(field, "theirs");
        Assert.Equal("old", Written(field));
        field.Find("input").Change("mine");
        field.Find("div").FocusOut();

        Assert.Equal([("old", "mine")], _asked);
    }

    [Fact]
    public void Field_ChangedByAnotherWhileNobodyWrites_ShowsTheirs()
    {
        var field = Draw("old");
        field.Find("div").FocusIn();
        field.Find("div").FocusOut();

        Change(field, "theirs");

        Assert.Equal("theirs", Written(field));
        Assert.Empty(_asked);
    }

    [Fact]
    public void Field_RefusedForAnothersText_OffersBothVersions()
    {
        var field = Refused();

        Assert.Equal(("mine", "theirs"), (Written(field), field.Find("pre").TextContent));
        Assert.Contains("Somebody else changed this text while you wrote", field.Find("[role=alert]").TextContent,
            StringComparison.Ordinal);
        _refusal = null;
        field.FindAll("button").First(b => b.TextContent.Contains("Take yours", StringComparison.Ordinal)).Click();

        Assert.Equal(("theirs", "mine"), _asked[^1]);
    }

    [Fact]
    public void Field_RefusedForAnothersText_CanTakeTheirs()
    {
        var field = Refused();

        field.FindAll("button").First(b => b.TextContent.Contains("Take theirs", StringComparison.Ordinal)).Click();

        Assert.Equal("theirs", Written(field));
        Assert.Empty(field.FindAll("pre"));
        Assert.Single(_asked);
    }

    private IRenderedComponent<TextField> Refused()
    {
        var field = Draw("old");
        field.Find("div").FocusIn();
        _refusal = "Someone else has changed it.";
        field.Find("input").Change("mine");
        field.Find("div").FocusOut();
        return field;
    }

    private IRenderedComponent<TextField> Draw(string text)
    {
        IRenderedComponent<TextField>? field = null;
        field = Render<TextField>(p => p.Add(f => f.Text, text).Add(f => f.Label, "Text").Add(f => f.HelpId, "help")
            .Add(f => f.OnSave, (seen, written) =>
        {
            _asked.Add((seen, written));
            // As the page does: the refusal and the other's text are there when the request has been answered.
            field!.Render(q => q.Add(f => f.Text, _refusal is null ? written : "theirs").Add(f => f.Fault, _refusal));
            return Task.CompletedTask;
        }));
        return field;
    }

    private static void Change(IRenderedComponent<TextField> field, string text) => field.Render(p => p.Add(f => f.Text, text));

    private static string? Written(IRenderedComponent<TextField> field) => field.Find("input").GetAttribute("value");
}
