using Microsoft.Playwright;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>Screenshots for people to look at; they are written beside the test results.</summary>
public static class Pictures
{
    private static readonly string s_folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("STUDIO_PICTURES")
        ?? Path.Combine(AppContext.BaseDirectory, "TestResults", "pictures")).FullName;

    public static Task TakeAsync(IPage page, string name, bool isWhole = true) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(s_folder, $"{name}.png"), FullPage = isWhole });

    public static Task TakeAsync(ILocator part, string name) =>
        part.ScreenshotAsync(new() { Path = Path.Combine(s_folder, $"{name}.png") });
}
