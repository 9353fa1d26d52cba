using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Studio.Web.Notebooks.Page;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Notebooks.Page;

public sealed class CommandPaletteTests : ViewContext
{
    private readonly List<string> _done = [];

    [Fact]
    public async Task Enter_AfterTyping_RunsTheFirstHit()
    {
        var page = await OpenAsync("Go to Frozen", "Run Frozen", "Run Tuned");

        await page.Find("input").InputAsync("run");
        await page.Find("input").KeyDownAsync("Enter");

        Assert.Equal("Run Frozen", Assert.Single(_done));
    }

    [Fact]
    public async Task Arrows_Move_AndTellTheScreenReaderWhere()
    {
        var page = await OpenAsync("Run Frozen", "Run Tuned");

        await page.Find("input").KeyDownAsync("ArrowDown");
        Assert.Equal("command-1", page.Find("input").GetAttribute("aria-activedescendant"));
        await page.Find("input").KeyDownAsync("Enter");

        Assert.Equal("Run Tuned", Assert.Single(_done));
    }

    [Fact]
    public async Task Commands_MoreThanAreShown_AreCounted()
    {
        var page = await OpenAsync([.. Enumerable.Range(1, 15).Select(i => $"Command {i}")]);

        Assert.Equal(12, page.FindAll("li").Count);
        Assert.Contains("3 more", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(params string[] commands)
    {
        var page = Render<MudDialogProvider>();
        IReadOnlyList<PaletteCommand> all = [.. commands.Select(c => new PaletteCommand(c, null, () =>
        {
            _done.Add(c);
            return Task.CompletedTask;
        }))];
        await page.InvokeAsync(() => Services.GetRequiredService<IDialogService>()
            .ShowAsync<CommandPalette>(null, new DialogParameters<CommandPalette> { { p => p.Commands, all } }));
        return page;
    }
}
