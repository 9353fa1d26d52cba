using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Studio.EndToEnd.Tests.Machinery;

/// <summary>What a person does in a notebook, in their words.</summary>
public sealed partial class NotebookJourney(IPage page)
{
    public IPage Page => page;

    /// <summary>From the start page into a new notebook.</summary>
    public static async Task<NotebookJourney> BeginAsync(IPage page, string template)
    {
        await page.Locator("button.template", new() { HasText = template }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Address());
        return new(page);
    }

    /// <summary>Answers the first question for a number in the notebook, so that results are shown as soon as they are there.</summary>
    public async Task PredictAsync(string id, string answer)
    {
        var field = Cell(id).GetByRole(AriaRole.Spinbutton);
        await field.FillAsync(answer);
        await field.PressAsync("Tab");
    }

    public ILocator Cell(string id) => page.Locator($"[data-cell='{id}']");

    public ILocator State(string id) => Cell(id).Locator(".head .state").First;

    public Task RunAsync(string id) => Cell(id).GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();

    public Task SeesAsync(string id, string state, int seconds = 120) =>
        Assertions.Expect(State(id)).ToContainTextAsync(state, new() { Timeout = seconds * 1000 });

    /// <summary>Opens a cell's form and sets a number in it.</summary>
    public async Task SetAsync(string id, string label, string value)
    {
        await Cell(id).GetByRole(AriaRole.Button, new() { NameRegex = FormButton() }).WaitForAsync();
        if (await Cell(id).GetByRole(AriaRole.Button, new() { Name = "Open the form" }).IsVisibleAsync())
            await Cell(id).GetByRole(AriaRole.Button, new() { Name = "Open the form" }).ClickAsync();
        await Cell(id).GetByLabel("Title", new() { Exact = true }).WaitForAsync();
        var field = Cell(id).GetByLabel(label, new() { Exact = true }).First;
        if (!await field.IsVisibleAsync())
            await FindSettingAsync(id, label);
        await field.FillAsync(value);
        await field.PressAsync("Tab");
    }

    /// <summary>Opens the groups of an open form that have a setting of such a name.</summary>
    public async Task FindSettingAsync(string id, string text)
    {
        if (!await Cell(id).GetByLabel("Find a setting").IsVisibleAsync())
            await Cell(id).GetByRole(AriaRole.Button, new() { Name = "More settings" }).ClickAsync();
        await Cell(id).GetByLabel("Find a setting").FillAsync(text);
    }

    /// <summary>Of a notebook, but not of its projector's page.</summary>
    [GeneratedRegex("/n/[^/]+$")]
    public static partial Regex Address();

    [GeneratedRegex("^(Open|Close) the form$")]
    private static partial Regex FormButton();
}
