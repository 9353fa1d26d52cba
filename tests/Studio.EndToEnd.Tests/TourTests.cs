using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class TourTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Tour_FromTheStartPageToTheErrors_ShowsARealTransferInLightAndDark()
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
        await LookAtErrorsAsync(tour, "tour-end-light");

        // The same notebook, which is done before it is opened.
        var dark = await browser.EnterAsync(studio.Process.OwnerLink, ColorScheme.Dark);
        await dark.GotoAsync(page.Url);
        await LookAtErrorsAsync(new(dark), "tour-end-dark");
        await dark.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    private static async Task LookAtErrorsAsync(NotebookJourney tour, string picture)
    {
        await tour.Cell("evaluate").GetByRole(AriaRole.Button, new() { NameRegex = new("predicted") }).First.ClickAsync();
        await Accessibility.CheckAsync(tour.Page);
        await Pictures.TakeAsync(tour.Page, picture);
    }
}
