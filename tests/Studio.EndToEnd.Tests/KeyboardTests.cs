using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed partial class KeyboardTests(SharedStudio studio, Browser browser)
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
        await Assertions.Expect(page.GetByLabel("Search the commands")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("add compare");
        await page.GetByRole(AriaRole.Option, new() { Selected = true, Name = "Add: Compare" }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-cell^='compare']")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task AddACell_InAnEmptyNotebook_WorksByMouseAndByKeyboard()
    {
        var page = (await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), "Empty notebook")).Page;
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Add a cell" });

        await add.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem).First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(0);
        await add.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { NameRegex = DataSet() }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-cell='dataset-1']")).ToBeFocusedAsync();

        // The cell lets go of the focus as soon as a key is pressed.
        await page.Keyboard.PressAsync("Tab");
        await add.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Menuitem).First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        // The server moves the focus into the menu; a key pressed before that goes to the button.
        await Assertions.Expect(page.Locator("[role=menuitem]:focus")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-cell]")).ToHaveCountAsync(2);
        await page.Context.CloseAsync();
    }

    [GeneratedRegex("^Data set")]
    private static partial Regex DataSet();
}
