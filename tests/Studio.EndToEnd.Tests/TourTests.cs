using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class TourTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Tour_FromTheStartPageToTheErrors_ShowsARealTransfer()
    {
        var page = await browser.EnterAsync(studio.Process.OwnerLink, ColorScheme.Light);
        var tour = await NotebookJourney.BeginAsync(page, "Your first transfer");
        await tour.Cell("transfer").WaitForAsync();
        await Pictures.TakeAsync(page, "tour-begin-light");

        await tour.RunAsync("evaluate");
        await tour.SeesAsync("evaluate", "done");
        await tour.SeesAsync("transfer", "done");
        await Assertions.Expect(tour.Cell("evaluate")).ToContainTextAsync("The result is hidden until you have made your prediction.");
        await tour.PredictAsync("prediction-1", "60");
        await Assertions.Expect(tour.Cell("prediction-1")).ToContainTextAsync("higher than your prediction");
        await OpenAConfusionAsync(tour);
        await Accessibility.CheckAsync(page);
        await Pictures.TakeAsync(page, "tour-end-light");

        var dark = await browser.EnterAsync(studio.Process.OwnerLink, ColorScheme.Dark);
        await dark.GotoAsync(page.Url);
        await OpenAConfusionAsync(new(dark));
        await Accessibility.CheckAsync(dark);
        await Pictures.TakeAsync(dark, "tour-end-dark");
        await page.Context.CloseAsync();
        await dark.Context.CloseAsync();
    }

    private static Task OpenAConfusionAsync(NotebookJourney tour) =>
        tour.Cell("evaluate").GetByRole(AriaRole.Button, new() { NameRegex = new("true .* predicted|predicted") }).First.ClickAsync();
}
