using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Machinery;

namespace Studio.EndToEnd.Tests;

public sealed class TextTests(SharedStudio studio, Browser browser)
{
    [Fact]
    public async Task Texts_PastedWithLabels_BecomeAClassifierThatSaysWhichWordsDecided()
    {
        var page = await browser.EnterAsync(studio.Process.OwnerLink);
        await page.GotoAsync($"{studio.Process.Address}/data");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Texts" }).ClickAsync();
        await page.GetByLabel("Paste labelled lines").FillAsync(Lines());
        await Accessibility.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use these texts" }).ClickAsync();
        await Assertions.Expect(page.GetByText("60 texts in 2 classes")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a notebook" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(NotebookJourney.Address());
        var notebook = new NotebookJourney(page);
        await notebook.RunAsync("evaluate");
        await notebook.SeesAsync("evaluate", "done");

        await notebook.Cell("try").GetByLabel("Text to classify").FillAsync("this meal was awful");

        await Assertions.Expect(notebook.Cell("try").Locator(".words")).ToContainTextAsync("awful");
        await Assertions.Expect(notebook.Cell("try").Locator(".summary")).ToContainTextAsync("awful");
        await Accessibility.CheckAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Write_ATrainedLanguageModel_ContinuesThePromptTokenByToken()
    {
        var page = await browser.EnterAsync(studio.Process.OwnerLink);
        var notebook = await NotebookJourney.BeginAsync(page, "Write with it");
        await notebook.SetAsync("before", "Epochs", "1");
        await notebook.SetAsync("before", "Seeds", "1");
        await notebook.RunAsync("before");
        await Assertions.Expect(notebook.State("before")).ToContainTextAsync("✓ done", new() { Timeout = 120_000 });
        var write = notebook.Cell("write");

        await write.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).ClickAsync();

        await Assertions.Expect(write.GetByRole(AriaRole.Status)).ToContainTextAsync("60 words written");
        await Assertions.Expect(write.GetByText("unknown to the model: “bathroom”")).ToBeVisibleAsync();
        await Assertions.Expect(write.GetByText("Nearest line of the training text")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await page.Context.CloseAsync();
    }

    /// <summary>Praise and complaints that differ in one word.</summary>
    private static string Lines()
    {
        string[] things = ["meal", "soup", "room", "film", "song", "walk", "game", "book", "cake", "view"];
        return string.Join('\n', from thing in things
                                 from word in new[] { "lovely", "splendid", "great", "awful", "dreadful", "bad" }
                                 select $"{(word[0] is 'a' or 'b' or 'd' ? "complaint" : "praise")}\tThis {thing} was {word}.");
    }
}
