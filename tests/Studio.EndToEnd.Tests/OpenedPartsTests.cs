using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class OpenedPartsTests(SharedStudio studio, Browser browser)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task FormCodeMenuPaletteAndDialog_AreAccessible(ColorScheme scheme)
    {
        var tour = await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink, scheme), "Your first transfer");
        var page = tour.Page;
        await tour.Cell("transfer").GetByRole(AriaRole.Button, new() { Name = "Open the form" }).ClickAsync();
        await tour.FindSettingAsync("transfer", "e");
        await Assertions.Expect(tour.Cell("transfer").GetByLabel("Seeds", new() { Exact = true })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);

        await tour.Cell("transfer").GetByRole(AriaRole.Button, new() { NameRegex = new("^More for") }).ClickAsync();
        await Assertions.Expect(page.GetByText("Show code")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await page.GetByText("Show code").ClickAsync();
        await Assertions.Expect(tour.Cell("transfer").Locator("pre")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Rename the notebook" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.GetByLabel("Search the commands")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await page.Context.CloseAsync();
    }
}
