using Microsoft.Playwright;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>Finds what no rule of accessibility does: text over text, text that is cut without a sign, pages wider than their window, and
/// controls that do not show the focus.</summary>
public static class PageLayout
{
    private static readonly string s_script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Machinery", "layout.js"));

    public static async Task CheckAsync(IPage page, bool withFocus = false)
    {
        var faults = await FaultsAsync(page, withFocus);

        Assert.True(faults.Length == 0, $"{page.Url} at {page.ViewportSize?.Width} pixels:\n{string.Join('\n', faults)}");
    }

    /// <summary>A sentence for each.</summary>
    /// <param name="withFocus">Gives every control the focus once. The page may scroll or hear of it.</param>
    public static async Task<string[]> FaultsAsync(IPage page, bool withFocus)
    {
        if (withFocus)
            await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<string[]>(s_script, withFocus);
    }
}
