using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class PresentTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Present_ArrowKeys_GoFromCellToCellWithoutForms()
    {
        var tour = await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), "Your first transfer");
        var page = tour.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Present" }).ClickAsync();
        // The notebook's page has the same cells, but only the projector's has this list of keys.
        await Assertions.Expect(page.Locator("nav[aria-keyshortcuts]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-cell='note-1']")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("ArrowRight");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sketched things", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("input")).ToHaveCountAsync(0);
        await Pictures.TakeAsync(page, "present-light", isWhole: false);
        await Accessibility.CheckAsync(page);

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page).ToHaveURLAsync(NotebookJourney.Address());
        await page.Context.CloseAsync();
    }
}
