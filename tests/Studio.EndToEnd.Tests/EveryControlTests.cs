using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Everything;
using Studio.EndToEnd.Tests.Machinery;
using Studio.Notebooks;

namespace Studio.EndToEnd.Tests;

/// <summary>On every page, each control that can be seen does something that can be noticed, or says why it cannot be pressed; and every
/// page fits its window, from a phone's to a projector's.</summary>
public sealed class EveryControlTests(Browser browser)
{
    private static readonly string[] s_pages = ["/", "/runs", "/models", "/data", "/api", "/n/nowhere"];
    private static readonly (int Width, int Height)[] s_windows = [(390, 844), (1280, 860), (1920, 1080)];

    [Fact]
    public void EveryKind_OfCells_IsInTheNotebookThatIsPressed() =>
        Assert.Equal(CellKind.All.Select(k => k.Kind).Order(),
            EveryKind.Notebook.Cells.Select(c => CellKind.Of(c).Kind).Distinct().Order());

    /// <summary>No text over another or cut without a sign, nothing wider than the window, a focus that can be seen;
    /// empty and full.</summary>
    [Fact]
    public async Task EveryPage_OnPhoneDeskAndProjectorInLightAndDark_FitsAndShowsTheFocus()
    {
        await using var studio = await StudioProcess.StartAsync();
        var (light, dark) = (await EnterAsync(studio, ColorScheme.Light, 1280, 860), await EnterAsync(studio, ColorScheme.Dark, 1280, 860));
        var faults = new List<string>();
        // Pages without content have little that could lie over one another: a phone shows it first.
        await CheckAsync(s_windows[..1], [.. s_pages.Select(p => studio.Address + p), await OpenAsync(light, studio, new("Empty", []))]);
        var full = await OpenAsync(light, studio, EveryKind.Notebook);
        await CheckAsync(s_windows[..2], [full]);
        await RunAllAsync(new(light));
        await CheckAsync(s_windows, [.. s_pages.SkipLast(1).Select(p => studio.Address + p), full]);

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));

        async Task CheckAsync((int Width, int Height)[] inLight, string[] addresses)
        {
            foreach (var address in addresses)
                // What fits does not depend on the colours, and whether the focus is seen not on the window.
                foreach (var (scheme, page, windows) in new[] { ("light", light, inLight), ("dark", dark, s_windows[1..2]) })
                {
                    await Presser.OpenAsync(page, address);
                    foreach (var (width, height) in windows)
                    {
                        await page.SetViewportSizeAsync(width, height);
                        await Presser.SettleAsync(page);
                        faults.AddRange((await PageLayout.FaultsAsync(page, withFocus: true)).Select(f => $"{address} at {width} px, "
                            + $"{scheme}: {f}"));
                    }
                }
        }
    }

    // Some three hundred presses take minutes: it is run by hand, as tests/README.md says, before a release.
    [Fact(Explicit = true)]
    public async Task Press_EveryControlOfEveryPage_IsAnswered()
    {
        await using var studio = await StudioProcess.StartAsync();
        var wide = await EnterAsync(studio, ColorScheme.Light, 1280, 860);
        var (empty, full) = (await OpenAsync(wide, studio, new("Empty", [])), await OpenAsync(wide, studio, EveryKind.Notebook));
        await RunAllAsync(new(wide));
        var (narrow, projected) =
            (await EnterAsync(studio, ColorScheme.Dark, 390, 844), await EnterAsync(studio, ColorScheme.Dark, 1920, 1080));
        string[] addresses = [.. s_pages.Select(p => studio.Address + p), empty, $"{full}/present", full];
        var (pressed, faults) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());

        // What was pressed on the wide page is not pressed on the others again, which have controls of their own.
        foreach (var page in new[] { wide, narrow, projected })
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
        await page.GetByLabel("Open a file")
            .SetInputFilesAsync(new FilePayload { Name = "notebook.studio.json", MimeType = "application/json", Buffer = file });
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
