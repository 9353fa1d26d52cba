using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class TourTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Tour_FromTheStartPageToTheErrors_ShowsARealTransfer()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await browser.EnterAsync(studio.Process.OwnerLink, scheme);
            var tour = await NotebookJourney.BeginAsync(page, "Your first transfer");
            await tour.Cell("transfer").WaitForAsync();
            await Pictures.TakeAsync(page, $"tour-begin-{scheme}".ToLowerInvariant());

            await tour.RunAsync("evaluate");
            await tour.SeesAsync("evaluate", "done");
            await tour.SeesAsync("transfer", "done");
            await Assertions.Expect(tour.Cell("evaluate")).ToContainTextAsync("The result is hidden until you have made your prediction.");
            await tour.PredictAsync("prediction-1", "60");
            await Assertions.Expect(tour.Cell("prediction-1")).ToContainTextAsync("higher than your prediction");
            await tour.Cell("evaluate")
                .GetByRole(AriaRole.Button, new() { NameRegex = new("true .* predicted|predicted") }).First.ClickAsync();

            await Accessibility.CheckAsync(page);
            await Pictures.TakeAsync(page, $"tour-end-{scheme}".ToLowerInvariant());
            await page.Context.CloseAsync();
        }
    }
}
