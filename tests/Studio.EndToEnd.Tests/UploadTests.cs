using System.IO.Compression;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class UploadTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Upload_AGoodZip_BecomesADataSetThatOpens()
    {
        var page = await SendAsync(PictureZip.TwoClasses());
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a notebook" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(NotebookJourney.Address());
        var notebook = new NotebookJourney(page);

        await notebook.RunAsync("data");

        await notebook.SeesAsync("data", "done");
        await Assertions.Expect(notebook.Cell("data")).ToContainTextAsync("bright");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task MyPictures_AFolder_BecomesANotebookThatIsReadyToRun()
    {
        var folder = Directory.CreateTempSubdirectory("shades-").FullName;
        await using (var zip = new ZipArchive(new MemoryStream(PictureZip.TwoClasses())))
            await zip.ExtractToDirectoryAsync(folder);
        var page = await browser.EnterAsync(studio.Process.OwnerLink);

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^My pictures") }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Choose a folder")).ToBeEnabledAsync();
        await page.GetByLabel("Choose a folder").SetInputFilesAsync(folder);
        await Assertions.Expect(page.GetByText("40 images in 2 classes")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a notebook" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(NotebookJourney.Address());
        var notebook = new NotebookJourney(page);
        await notebook.RunAsync("evaluate");

        await notebook.SeesAsync("evaluate", "done");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bright or dark" }).First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task DataCell_DrawingsAddedInHaste_AreEachOneImageOfItsData()
    {
        var page = await browser.EnterAsync(studio.Process.OwnerLink);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Train it on your drawings") }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(NotebookJourney.Address());
        var notebook = new NotebookJourney(page);
        await notebook.Cell("data").GetByRole(AriaRole.Button, new() { Name = "Upload data" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Images of each class" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Draw", Exact = true }).ClickAsync();
        var pad = dialog.GetByRole(AriaRole.Img, new() { NameRegex = new("^Drawing pad") });

        foreach (var one in await dialog.GetByRole(AriaRole.Group).Filter(new() { Has = page.GetByLabel("Name of the class") }).AllAsync())
            for (var drawn = 1; drawn <= 3; drawn++)
            {
                await pad.ClickAsync(new() { Position = new() { X = 60 + 20 * drawn, Y = 90 } });
                // The second click of the two finds an empty pad.
                await one.GetByRole(AriaRole.Button, new() { Name = "Add the drawing" }).DblClickAsync();
                await Assertions.Expect(one).ToContainTextAsync(drawn == 1 ? "1 image" : $"{drawn} images");
            }
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Use these images" }).ClickAsync();

        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(notebook.Cell("data")).ToContainTextAsync("6 images, uploaded by");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Upload_ADamagedZip_IsRefusedInWords()
    {
        var zip = PictureZip.TwoClasses();
        zip.AsSpan(40, 30).Fill(0x55);

        await RefusedAsync(zip, "damaged");
    }

    [Fact]
    public async Task Upload_AZipThatPointsOutside_IsRefusedByName() =>
        await RefusedAsync(PictureZip.Of(("../../../tmp/evil.png", 1)), "../../../tmp/evil.png");

    private async Task RefusedAsync(byte[] zip, string because)
    {
        var page = await SendAsync(zip);

        await Assertions.Expect(page.Locator(".mud-alert")).ToContainTextAsync(because);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> SendAsync(byte[] zip)
    {
        var page = await browser.EnterAsync(studio.Process.OwnerLink);
        await page.GotoAsync($"{studio.Process.Address}/data");
        await Assertions.Expect(page.GetByLabel("Choose a zip")).ToBeEnabledAsync();
        await page.GetByLabel("Choose a zip")
            .SetInputFilesAsync(new FilePayload { Name = "mine.zip", MimeType = "application/zip", Buffer = zip });
        return page;
    }
}
