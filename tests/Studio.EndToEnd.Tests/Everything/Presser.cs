using Microsoft.Playwright;

namespace Studio.EndToEnd.Tests.Everything;

/// <summary>Presses every control of a page once, those of its menus and dialogs too, and writes down those that do nothing.</summary>
/// <param name="pressed">Keys of controls that were pressed on other pages; this page's are added.</param>
public sealed class Presser(IPage page, ISet<string> pressed)
{
    private const int PatienceMilliseconds = 4000;

    // Of controls in a list without end, for example cells of a table, so many are pressed.
    private const int MostOfOnePlace = 60;

    private static readonly string s_script = Path.Combine(AppContext.BaseDirectory, "Everything", "controls.js");

    private readonly List<string> _faults = [];
    private bool _wasAnswered;

    /// <summary>A sentence for each control that did nothing, is disabled without a reason, or made the console speak.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The script that knows the controls, for pages that are opened from now on.</summary>
    public static Task PrepareAsync(IPage page) => page.AddInitScriptAsync(scriptPath: s_script);

    public static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Locator("main, [data-cell]").First.WaitForAsync();
        await SettleAsync(page);
    }

    /// <summary>Until the page stands still: what happens later comes from the next press.
    /// A training may be under way for a while.</summary>
    public static async Task SettleAsync(IPage page)
    {
        var (last, still) = ("", 0);
        for (var i = 0; i < 400 && still < 2; i++)
        {
            var now = await DigestAsync(page);
            still = now == last ? still + 1 : 0;
            last = now;
            await page.WaitForTimeoutAsync(60);
        }
    }

    public async Task PressAllAsync(string address)
    {
        page.Download += Answered;
        page.FileChooser += Answered;
        page.Popup += Answered;
        page.PageError += Complain;
        page.Console += Complain;
        await OpenAsync(address);
        var left = new Queue<IReadOnlyList<Control>>((await NewAsync(isOverlay: false)).Select(c => (IReadOnlyList<Control>)[c]));
        while (left.TryDequeue(out var path))
        {
            if (!await ReachAsync(address, path))
                continue;
            foreach (var deeper in path[^1].Role == "option" ? [] : await NewAsync(isOverlay: true))
                left.Enqueue([.. path, deeper]);
        }
        page.Download -= Answered;
        page.FileChooser -= Answered;
        page.Popup -= Answered;
        page.PageError -= Complain;
        page.Console -= Complain;
    }

    /// <summary>Controls that nobody has pressed yet, in the open overlay or outside of one; of the options of a list one.</summary>
    private async Task<IReadOnlyList<Control>> NewAsync(bool isOverlay)
    {
        if (isOverlay && !await page.EvaluateAsync<bool>("controls.isOverlaid()"))
            return [];
        var unknown = (await ListAsync()).Where(c => c.IsInOverlay == isOverlay).DistinctBy(c => c.Role == "option" ? c.Role : c.Key)
            .Where(c => c.Role == "option" || pressed.Add(c.Key)).ToArray();
        foreach (var silent in unknown.Where(c => c is { IsDisabled: true, Reason: "" }))
            _faults.Add($"{silent.Key}: disabled without a reason");
        return [.. unknown.Where(c => !c.IsDisabled).OrderBy(c => c.IsDestructive).Take(MostOfOnePlace)];
    }

    /// <summary>Presses the controls of a path one after the other; the last is the one that is tried.</summary>
    private async Task<bool> ReachAsync(string address, IReadOnlyList<Control> path)
    {
        await ResetAsync(address);
        foreach (var (i, step) in path.Index())
        {
            if ((await ListAsync()).FirstOrDefault(c => c.Key == step.Key) is not { IsDisabled: false } control)
                return false;
            if (!await PressAsync(control))
            {
                _faults.Add($"{step.Key}: nothing happened"
                    + $"{(i > 0 ? $" (after {string.Join(", ", path.Take(i).Select(c => c.Name))})" : "")}");
                return false;
            }
        }
        return true;
    }

    /// <summary>False if nothing was to be noticed.</summary>
    private async Task<bool> PressAsync(Control control)
    {
        var target = page.Locator($"[data-press='{control.Index}']");
        var before = await page.EvaluateAsync<string>("controls.digest()");
        _wasAnswered = false;
        try
        {
            await ActAsync(target, control);
        }
        catch (Exception fault) when (fault is TimeoutException or PlaywrightException)
        {
            _faults.Add($"{control.Key}: cannot be pressed: {Reason(fault.Message)}");
            return true;
        }
        for (var waited = 0; waited < PatienceMilliseconds; waited += 50)
        {
            if (_wasAnswered || await DigestAsync() != before)
            {
                // A dialog may come a moment after what led to it.
                await SettleAsync();
                return true;
            }
            await page.WaitForTimeoutAsync(50);
        }
        return false;
    }

    /// <summary>What lay over the control, if something did.</summary>
    private static string Reason(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.LastOrDefault(l => l.Contains("intercepts pointer events", StringComparison.Ordinal)) ?? $"{lines[0]} {lines[^1]}";
    }

    private static Task ActAsync(ILocator target, Control control) => control.Role switch
    {
        "textbox" => TypeAsync(target, "Something else"),
        "spinbutton" => TypeAsync(target, "3"),
        "date" => TypeAsync(target, "2026-01-02"),
        "file" => target.EvaluateAsync("file => file.click()"),
        "slider" => target.PressAsync("ArrowLeft"),
        _ => target.ClickAsync(new() { Timeout = 2 * PatienceMilliseconds }),
    };

    private static async Task TypeAsync(ILocator field, string value)
    {
        await field.FillAsync(await field.InputValueAsync() == value ? value + "1" : value);
        await field.PressAsync("Tab");
    }

    private async Task ResetAsync(string address)
    {
        for (var i = 0; i < 2 && await page.EvaluateAsync<bool>("controls.isOverlaid()"); i++)
        {
            await page.Keyboard.PressAsync("Escape");
            await SettleAsync();
        }
        if (page.Url != address || await page.EvaluateAsync<bool>("controls.isOverlaid()"))
            await OpenAsync(address);
    }

    private Task OpenAsync(string address) => OpenAsync(page, address);

    private Task SettleAsync() => SettleAsync(page);

    private Task<Control[]> ListAsync() => page.EvaluateAsync<Control[]>("controls.list()");

    private Task<string> DigestAsync() => DigestAsync(page);

    /// <summary>Changes while another page is loaded.</summary>
    private static async Task<string> DigestAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("controls.digest()");
        }
        catch (PlaywrightException)
        {
            return $"{page.Url} is loaded";
        }
    }

    private void Answered(object? sender, object what) => _wasAnswered = true;

    private void Complain(object? sender, string error) => _faults.Add($"error on the page: {error}");

    private void Complain(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
            _faults.Add($"console: {message.Text}");
    }
}
