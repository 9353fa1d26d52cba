using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed partial class PresentTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Present_Keys_GoFromSlideToSlideBlankTheScreenAndLeave()
    {
        var page = await BeginAsync();
        await Assertions.Expect(page.Locator("[data-cell='note-1']")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("ArrowRight");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sketched things", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(SecondSlide());
        await Pictures.TakeAsync(page, "present-light", isWhole: false);
        await Accessibility.CheckAsync(page);
        await PageLayout.CheckAsync(page, withFocus: true);

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sketched things", Level = 1 })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("b");
        await Assertions.Expect(page.Locator(".blank-screen")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("b");
        await Assertions.Expect(page.Locator(".blank-screen")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page).Not.ToHaveURLAsync(AnySlide());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Present_EveryCellOfALesson_FitsTheScreen()
    {
        var page = await BeginAsync();
        foreach (var (width, height) in new[] { (1280, 720), (1920, 1080) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.Keyboard.PressAsync("Home");
            await Assertions.Expect(Place(page)).ToHaveTextAsync(FirstOf());
            var count = int.Parse((await Place(page).TextContentAsync())!.Split(' ')[^1],
                System.Globalization.CultureInfo.InvariantCulture);
            for (var slide = 1; slide <= count; slide++)
            {
                await Assertions.Expect(Place(page)).ToHaveTextAsync($"{slide} of {count}");
                await Assertions.Expect(page.Locator(".screen")).ToHaveCountAsync(1);
                // Asked again until the slide is fitted, a frame or two after it is drawn.
                await page.WaitForFunctionAsync("""
                    () => document.documentElement.scrollHeight <= innerHeight + 1
                        && [...document.querySelectorAll('[data-fit]')].every(b => b.scrollHeight <= b.clientHeight + 1 && b.scrollWidth <= b.clientWidth + 1)
                    """);
                await page.Keyboard.PressAsync("Shift+ArrowRight");
            }
        }
        await page.Context.CloseAsync();
    }

    private async Task<IPage> BeginAsync()
    {
        var tour = await NotebookJourney.BeginAsync(await browser.EnterAsync(studio.Process.OwnerLink), "Your first transfer");
        await tour.Page.GetByRole(AriaRole.Link, new() { Name = "Present" }).ClickAsync();
        // The notebook's page has the same cells, but only the projector's has this list of keys.
        await Assertions.Expect(tour.Page.Locator("nav[aria-keyshortcuts]")).ToBeVisibleAsync();
        return tour.Page;
    }

    private static ILocator Place(IPage page) => page.Locator(".steps > .soft");

    [GeneratedRegex("/present/2$")]
    private static partial Regex SecondSlide();

    [GeneratedRegex("/present")]
    private static partial Regex AnySlide();

    [GeneratedRegex("^1 of ")]
    private static partial Regex FirstOf();
}
