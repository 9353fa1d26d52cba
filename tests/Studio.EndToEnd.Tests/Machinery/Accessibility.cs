using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>axe-core's rules of WCAG 2.1 A and AA.</summary>
public static class Accessibility
{
    private static readonly AxeRunOptions s_rules =
        new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } };

    public static async Task CheckAsync(IPage page)
    {
        // A colour on its way to another is none that a person would read.
        await page.WaitForFunctionAsync("() => document.getAnimations().every(a => "
            + "a.playState !== 'running' || a.effect?.getComputedTiming().iterations === Infinity)");
        var found = await page.RunAxe(s_rules);

        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(Sentence)));
    }

    private static string Sentence(AxeResultItem violation) => $"{violation.Id}: {violation.Help}\n   "
        + string.Join("\n   ", violation.Nodes.Select(n => $"{n.Html} at {n.Target}: {n.Any.FirstOrDefault()?.Message}"));
}
