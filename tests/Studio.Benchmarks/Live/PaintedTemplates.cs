using Microsoft.Playwright;

namespace Studio.Benchmarks.Live;

/// <summary>When the start page was painted with its templates, by the browser's own clock:
/// Playwright looks ever more rarely, at last twice a second.</summary>
internal sealed class PaintedTemplates
{
    // A frame's callbacks run before it is painted: the task after them is the first that comes after it.
    private const string Hook = """
        const look = () => document.querySelector("button.template") ? setTimeout(() => templatesPainted(Date.now())) : requestAnimationFrame(look);
        look();
        """;

    private readonly TaskCompletionSource<long> _painted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PaintedTemplates()
    {
    }

    /// <summary>Unix milliseconds.</summary>
    public Task<long> At => _painted.Task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>Of this page, wherever it is led to.</summary>
    public static async Task<PaintedTemplates> WatchAsync(IPage page)
    {
        var painted = new PaintedTemplates();
        await page.ExposeFunctionAsync<long>("templatesPainted", at => painted._painted.TrySetResult(at));
        await page.AddInitScriptAsync(Hook);
        return painted;
    }
}
