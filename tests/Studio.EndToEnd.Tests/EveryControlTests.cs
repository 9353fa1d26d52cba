using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Everything;
using Studio.EndToEnd.Tests.Machinery;
using Studio.Notebooks;

namespace Studio.EndToEnd.Tests;

/// <summary>On every page, each control that can be seen does something that can be noticed, or says why it cannot be pressed.</summary>
public sealed class EveryControlTests(Browser browser)
{
    private static readonly string[] s_pages = ["/", "/runs", "/models", "/data", "/api", "/n/nowhere"];

    [Fact]
    public void EveryKind_OfCells_IsInTheNotebookThatIsPressed() =>
        Assert.Equal(CellKind.All.Select(k => k.Kind).Order(), EveryKind.Notebook.Cells.Select(c => CellKind.Of(c).Kind).Distinct().Order());

    // Some three hundred presses take minutes: it is run by hand, as tests/README.md says, before a release.
    [Fact(Explicit = true)]
    public async Task Press_EveryControlOfEveryPage_IsAnswered()
    {
        await using var studio = await StudioProcess.StartAsync();
        var wide = await EnterAsync(studio, ColorScheme.Light, 1280, 860);
        var (empty, full) = (await OpenAsync(wide, studio, new("Empty", [])), await OpenAsync(wide, studio, EveryKind.Notebook));
        await RunAllAsync(new(wide));
        var narrow = await EnterAsync(studio, ColorScheme.Dark, 390, 844);
        string[] addresses = [.. s_pages.Select(p => studio.Address + p), empty, $"{full}/present", full];
        var (pressed, faults) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());

        // What was pressed on the wide page is not pressed on the narrow one again, which has controls of its own.
        foreach (var page in new[] { wide, narrow })
            foreach (var address in addresses)
            {
                var presser = new Presser(page, pressed);
                await presser.PressAllAsync(address);
                faults.AddRange(presser.Faults.Select(f => $"{new Uri(address).AbsolutePath} at {page.ViewportSize!.Width} px: {f}"));
            }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    private async Task<IPage> EnterAsync(StudioProcess studio, ColorScheme scheme, int width, int height)
    {
        var page = await browser.EnterAsync(studio.OwnerLink, scheme);
        await page.SetViewportSizeAsync(width, height);
        await Presser.PrepareAsync(page);
        return page;
    }

    /// <summary>Opens a notebook file on the start page; says where the notebook is.</summary>
    private static async Task<string> OpenAsync(IPage page, StudioProcess studio, Notebook notebook)
    {
        await page.GotoAsync(studio.Address);
        var file = System.Text.Encoding.UTF8.GetBytes(Notebooks.Files.NotebookFile.Write(notebook));
        await Assertions.Expect(page.GetByLabel("Open a file")).ToBeEnabledAsync();
        await page.GetByLabel("Open a file").SetInputFilesAsync(new FilePayload { Name = "notebook.studio.json", MimeType = "application/json", Buffer = file });
        await Assertions.Expect(page).ToHaveURLAsync(NotebookJourney.Address());
        return page.Url;
    }

    private static async Task RunAllAsync(NotebookJourney notebook)
    {
        await notebook.Page.GetByRole(AriaRole.Button, new() { Name = "Run all" }).ClickAsync();
        foreach (var cell in EveryKind.Notebook.Cells.Where(c => c.IsRunnable))
            await notebook.SeesAsync(cell.Id, "done", 240);
    }
}
