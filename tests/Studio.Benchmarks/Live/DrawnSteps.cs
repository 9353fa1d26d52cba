using Microsoft.Playwright;

namespace Studio.Benchmarks.Live;

/// <summary>When the loss curve of the tour's transfer showed each step: a script in the page looks at every frame, and notes the clock
/// once it is painted.</summary>
internal sealed class DrawnSteps(IPage page)
{
    // Plotly takes points and draws them in one go, and a frame's callbacks run before it is painted: the task after them is the first that
    // comes after both.
    private const string Hook = """
        () => {
            const drawn = window.drawnSteps = [];
            let last = 0;
            const look = () => {
                const steps = document.querySelector("[data-cell='transfer'] .js-plotly-plot")?.data?.[0]?.x ?? [];
                if (steps.at(-1) > last) {
                    const added = steps.filter(step => step > last);
                    last = steps.at(-1);
                    setTimeout(() => drawn.push(...added.map(step => [step, Date.now()])));
                }
                requestAnimationFrame(look);
            };
            look();
        }
        """;

    public static async Task<DrawnSteps> WatchAsync(IPage page)
    {
        await page.EvaluateAsync(Hook);
        return new(page);
    }

    /// <summary>When this many steps are drawn.</summary>
    public Task UntilAsync(int step) =>
        page.WaitForFunctionAsync("step => window.drawnSteps.at(-1)?.[0] >= step", step, new() { Timeout = 60_000 });

    /// <summary>Unix milliseconds by step.</summary>
    public async Task<IReadOnlyDictionary<int, long>> ReadAsync() =>
        (await page.EvaluateAsync<long[][]>("() => window.drawnSteps")).ToDictionary(d => (int)d[0], d => d[1]);
}
