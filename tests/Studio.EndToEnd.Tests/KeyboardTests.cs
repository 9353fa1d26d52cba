using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class KeyboardTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Keys_AlonePaletteMoveAndAdd_ChangeTheNotebook()
    {
        var notebook = await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), "Your first transfer");
        var page = notebook.Page;
        var cells = page.Locator("[data-cell]");
        await notebook.Cell("note-1").FocusAsync();

        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(cells.Nth(1)).ToHaveAttributeAsync("data-cell", "note-1");

        await page.Keyboard.PressAsync("Control+k");
        await page.GetByLabel("Search the commands").FillAsync("add compare");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-cell^='compare']")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
