using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class PagesTests(SharedStudio studio, PagesOfAnOwner pages) : IClassFixture<PagesOfAnOwner>
{
    [Theory]
    [InlineData("/", "What do you want to train?")]
    [InlineData("/runs", "Runs")]
    [InlineData("/models", "Models")]
    [InlineData("/data", "Data")]
    [InlineData("/api", "API")]
    [InlineData("/n/nowhere", "Page not found")]
    [InlineData("/nowhere", "Page not found")]
    public async Task Page_InLightAndDark_IsAccessible(string address, string heading)
    {
        foreach (var (scheme, page) in await pages.AllAsync())
        {
            await page.GotoAsync(studio.Process.Address + address);
            await page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 }).WaitForAsync();

            await Accessibility.CheckAsync(page);
            await Pictures.TakeAsync(page, $"page{address.Replace('/', '-').TrimEnd('-')}-{scheme}".ToLowerInvariant());
        }
    }
}
