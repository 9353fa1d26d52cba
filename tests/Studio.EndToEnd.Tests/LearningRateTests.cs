using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class LearningRateTests(SharedStudio studio, Browser browser)
{
    [Theory]
    [InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Form_FindALearningRate_ShowsTheCurveAndSetsTheSuggestionUntilItIsUndone(ColorScheme scheme)
    {
        var page = await browser.EnterAsync(studio.Process.OwnerLink, scheme);
        var tour = await NotebookJourney.BeginAsync(page, "Your first transfer");
        await tour.SetAsync("transfer", "Epochs", "12");
        var cell = tour.Cell("transfer");
        var rate = cell.GetByLabel("Learning rate", new() { Exact = true });
        var before = await rate.InputValueAsync();

        await cell.GetByRole(AriaRole.Button, new() { Name = "Find a learning rate" }).ClickAsync();
        var use = cell.GetByRole(AriaRole.Button, new() { NameRegex = new("^Use 0\\.") });
        await Assertions.Expect(use).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(cell.GetByRole(AriaRole.Img, new() { NameRegex = new("^Loss over learning rate, ") })
            .Locator(".main-svg").First).ToBeVisibleAsync();
        await Pictures.TakeAsync(cell.Locator(".cell-form"), $"learning-rate-{scheme}");
        await Accessibility.CheckAsync(page);
        var suggested = (await use.InnerTextAsync()).Split(' ')[^1];
        await use.ClickAsync();

        await Assertions.Expect(rate).ToHaveValueAsync(suggested);
        await Assertions.Expect(use).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(rate).ToHaveValueAsync(before);
        await page.SetViewportSizeAsync(390, 844);
        await Accessibility.CheckAsync(page);
        await Pictures.TakeAsync(cell.Locator(".rate-test"), $"learning-rate-{scheme}-phone");
        await page.Context.CloseAsync();
    }
}
