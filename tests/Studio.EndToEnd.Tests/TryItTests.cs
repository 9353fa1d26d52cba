using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class TryItTests(SharedStudio studio, Browser browser, TrainedTour tour) : IClassFixture<TrainedTour>
{
    // A mug in dark strokes on white paper.
    private const string Paste = """
        async room => {
            const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 }), pen = canvas.getContext('2d');
            pen.fillStyle = '#eee'; pen.fillRect(0, 0, 64, 64); pen.lineWidth = 5; pen.strokeRect(16, 22, 24, 28);
            pen.beginPath(); pen.arc(44, 36, 9, -1.5, 1.5); pen.stroke();
            const clipboardData = new DataTransfer();
            clipboardData.items.add(new File([await new Promise(done => canvas.toBlob(done))], 'mug.png', { type: 'image/png' }));
            room.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
        }
        """;

    [Fact]
    public async Task TryIt_APastedPicture_IsAnswered()
    {
        var cell = await OpenAsync();

        var picture = cell.GetByRole(AriaRole.Group, new() { NameRegex = new("^Picture") });
        await Assertions.Expect(picture).ToHaveAttributeAsync("aria-busy", "false");

        await picture.EvaluateAsync(Paste);

        await Assertions.Expect(cell.GetByRole(AriaRole.Status)).ToContainTextAsync("answered in");
        await Assertions.Expect(cell.Locator(".value").First).ToContainTextAsync("%");
        await Assertions.Expect(cell.Locator("canvas").First).ToBeVisibleAsync();
        await Accessibility.CheckAsync(cell.Page);
        await cell.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task TryIt_TheWebcam_IsAnsweredAgainAndAgainUntilItIsStopped()
    {
        var cell = await OpenAsync();

        await cell.GetByRole(AriaRole.Button, new() { Name = "Use the webcam" }).ClickAsync();

        var likeliest = cell.Locator(".first .value");
        await Assertions.Expect(likeliest).ToContainTextAsync("%");
        await Assertions.Expect(likeliest).Not.ToHaveTextAsync(await likeliest.InnerTextAsync());
        await Pictures.TakeAsync(cell.Page, "webcam");
        await cell.GetByRole(AriaRole.Button, new() { Name = "Stop the webcam" }).ClickAsync();
        await Assertions.Expect(cell.GetByRole(AriaRole.Button, new() { Name = "Use the webcam" })).ToBeVisibleAsync();
        await cell.Page.Context.CloseAsync();
    }

    /// <summary>The cell that asks the tour's trained network.</summary>
    private async Task<ILocator> OpenAsync()
    {
        var page = await browser.EnterAsync(studio.Process.OwnerLink);
        await page.GotoAsync(tour.Address);
        return new NotebookJourney(page).Cell("try");
    }
}
