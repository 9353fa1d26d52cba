using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class LayerMapTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task LayerMap_ByMouseAndByKeyboard_ChangesTheRecipe()
    {
        var lesson = await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), "Few labels");
        var (page, cell) = (lesson.Page, lesson.Cell("tuned"));
        var sentence = cell.Locator(".says");
        await Assertions.Expect(sentence).ToContainTextAsync("stages unfrozen, learning rate 0.0001;");

        await Stage("layer1").ClickAsync();
        await Assertions.Expect(sentence).ToContainTextAsync("the last 2 stages unfrozen");
        await Stage("layer1").PressAsync("Enter");
        await Assertions.Expect(sentence).ToContainTextAsync("the last 3 stages unfrozen");

        var rate = cell.GetByRole(AriaRole.Slider, new() { Name = "Learning rate of the last stage" });
        await rate.PressAsync("ArrowUp");
        await Assertions.Expect(sentence).ToContainTextAsync("0.00013 (backbone)");
        await rate.ScrollIntoViewIfNeededAsync();
        var box = (await rate.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y - 20, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(sentence).Not.ToContainTextAsync("0.00013 (backbone)");

        await cell.GetByLabel("Batch normalisation").ClickAsync();
        await page.GetByText("fully frozen").ClickAsync();
        await Assertions.Expect(cell).ToContainTextAsync("safest with very few examples");
        await Assertions.Expect(cell.Locator(".when")).ToHaveTextAsync(["–", "epoch 1", "epoch 1", "epoch 1", "warm-up"]);
        await page.Context.CloseAsync();

        ILocator Stage(string name) => cell.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name},") });
    }
}
