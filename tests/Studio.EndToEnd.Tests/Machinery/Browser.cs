using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>One Chromium for all journeys.</summary>
public sealed class Browser : IAsyncLifetime
{
    private Chromium? _chromium;

    public async ValueTask InitializeAsync() => _chromium = await Chromium.OpenAsync();

    /// <summary>A new person's page, let in by a link.</summary>
    public Task<IPage> EnterAsync(string link, ColorScheme scheme = ColorScheme.Light, string? name = null)
    {
        Assert.SkipWhen(_chromium is null && Environment.GetEnvironmentVariable("CI") is null,
            "There is no Chromium. Install Debian's package chromium, or name one in CHROMIUM.");
        return _chromium!.EnterAsync(link, scheme, name);
    }

    public ValueTask DisposeAsync() => _chromium?.DisposeAsync() ?? ValueTask.CompletedTask;
}
