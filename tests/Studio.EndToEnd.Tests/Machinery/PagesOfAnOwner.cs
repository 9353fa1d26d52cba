using Microsoft.Playwright;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>A light and a dark page on which the owner has signed in, for journeys that only look.</summary>
public sealed class PagesOfAnOwner(SharedStudio studio, Browser browser) : IAsyncLifetime
{
    private (ColorScheme Scheme, IPage Page)[] _pages = [];

    /// <summary>Skips the test where there is no browser.</summary>
    public async Task<IReadOnlyList<(ColorScheme Scheme, IPage Page)>> AllAsync()
    {
        if (_pages.Length == 0)
            _pages = [(ColorScheme.Light, await EnterAsync(ColorScheme.Light)), (ColorScheme.Dark, await EnterAsync(ColorScheme.Dark))];
        return _pages;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, page) in _pages)
            await page.Context.CloseAsync();
    }

    private Task<IPage> EnterAsync(ColorScheme scheme) => browser.EnterAsync(studio.Process.OwnerLink, scheme);
}
