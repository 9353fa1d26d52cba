using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>One Chromium for all journeys; each person gets a context, and so cookies, of their own.</summary>
public sealed partial class Browser : IAsyncLifetime
{
    private static readonly string? s_chromium = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (s_chromium is null)
            return;
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = s_chromium,
            Headless = true,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // A webcam that shows a turning disc, and nobody who has to allow it.
                "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
        });
    }

    /// <summary>A new person's page, let in by a link.</summary>
    public async Task<IPage> EnterAsync(string link, ColorScheme scheme = ColorScheme.Light, string? name = null)
    {
        Assert.SkipWhen(_browser is null && Environment.GetEnvironmentVariable("CI") is null, "There is no Chromium. Install Debian's package chromium, or name one in CHROMIUM.");
        var context = await _browser!.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 860 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);
        if (name is not null)
        {
            await page.GetByLabel("Your name").FillAsync(name);
            await page.GetByRole(AriaRole.Button, new() { Name = "Come in" }).ClickAsync();
        }
        // The entrance leads on by itself, perhaps before one waits for it; so the address is looked at again and again, and no event is waited for.
        await Assertions.Expect(page).Not.ToHaveURLAsync(Entrance());
        return page;
    }

    [GeneratedRegex("/enter")]
    private static partial Regex Entrance();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
