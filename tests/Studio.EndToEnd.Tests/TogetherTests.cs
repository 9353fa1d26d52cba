using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class TogetherTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Two_InOneNotebook_SeeEachOtherAndEachOthersEdits()
    {
        var ada = await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), "Your first transfer");
        var bob = new NotebookJourney(await browser.EnterAsync(studio.Process.OwnerLink));
        await bob.Page.GotoAsync(ada.Page.Url);

        await bob.SetAsync("transfer", "Title", "Bob was here");
        await ada.SetAsync("data", "Title", "Ada was here");

        await Assertions.Expect(ada.Cell("transfer").GetByRole(AriaRole.Heading, new() { Name = "Bob was here" })).ToBeVisibleAsync();
        await Assertions.Expect(bob.Cell("data").GetByRole(AriaRole.Heading, new() { Name = "Ada was here" })).ToBeVisibleAsync();
        await Assertions.Expect(ada.Cell("transfer").Locator(".face")).ToBeVisibleAsync();
        await ada.Page.Context.CloseAsync();
        await bob.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Member_InTheOwnersNotebook_WatchesAndChangesNothing()
    {
        var owner = await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), "Your first transfer");
        var pupil = await browser.EnterAsync(studio.Process.ClassLink, name: "Ada");
        await pupil.GotoAsync(owner.Page.Url);

        await Assertions.Expect(pupil.Locator("[data-cell='transfer']")).ToBeVisibleAsync();
        await Assertions.Expect(pupil.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true })).ToHaveCountAsync(0);
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Img, new() { Name = "Here too: Ada" })).ToBeVisibleAsync();
        await owner.Page.Context.CloseAsync();
        await pupil.Context.CloseAsync();
    }
}
