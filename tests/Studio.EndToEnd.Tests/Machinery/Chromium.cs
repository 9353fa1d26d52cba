using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>A Chromium without a window; each person gets a context, and so cookies, of their own.</summary>
public sealed partial class Chromium : IAsyncDisposable
{
    private static readonly string? s_program =
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists);

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Null if this machine has none.</summary>
    public static async Task<Chromium?> OpenAsync()
    {
        if (s_program is null)
            return null;
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = s_program,
            Headless = true,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
                // A webcam that shows a turning disc, and nobody who has to allow it.
                "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
        }));
    }

    /// <summary>A new person's page, let in by a link.</summary>
    public async Task<IPage> EnterAsync(string link, ColorScheme scheme = ColorScheme.Light, string? name = null)
    {
        var page = await NewPageAsync(scheme);
        await page.GotoAsync(link);
        if (name is not null)
        {
            await page.GetByLabel("Your name").FillAsync(name);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        }
        // The entrance leads on by itself, perhaps before one waits for it; so the address is looked at again and again, and no event is
        // waited for.
        await Assertions.Expect(page).Not.ToHaveURLAsync(Entrance());
        return page;
    }

    /// <summary>An empty page of a browser that was never here before.</summary>
    public async Task<IPage> NewPageAsync(ColorScheme scheme)
    {
        var context = await _browser.NewContextAsync(new()
            { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 860 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [GeneratedRegex("/enter")]
    private static partial Regex Entrance();
}
