using Bunit;
using Microsoft.JSInterop;
using Studio.Experiments.Events;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Runtime.Notebooks;
using Studio.Web.Cells.Evaluation;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Cells.Evaluation;

public sealed class TryItViewTests : CellViewContext<TryItView, TryIt>
{
    private static readonly TryIt s_cell = new() { Id = "try", Model = "transfer" };
    private readonly Dictionary<string, CellState> _states =
        new() { ["transfer"] = Sample.State(Sample.Run(Sample.Transfer, RunStatus.Completed, Sample.Trained)) };

    public TryItViewTests() => JSInterop.SetupModule("./picture.js").Mode = JSRuntimeMode.Loose;

    [Fact]
    public void TryIt_NothingTrainedYet_SaysWhatToDoFirst() =>
        Assert.Contains("Run the cell of the model first", Draw(s_cell, others: Sample.Transfer).Find(".empty").TextContent,
            StringComparison.Ordinal);

    [Fact]
    public void TryIt_WhileItsScriptLoads_IsBusyAndTakesNoPicture()
    {
        var attached = JSInterop.SetupModule("./picture.js").SetupVoid("attach", _ => true);
        var view = Draw(s_cell, states: _states, others: Sample.Transfer);
        Assert.Equal("true", view.Find(".picture").GetAttribute("aria-busy"));
        Assert.All(view.FindAll(".sources button, .sources input"), source => Assert.True(source.HasAttribute("disabled")));

        attached.SetVoidResult();

        view.WaitForAssertion(() => Assert.Equal("false", view.Find(".picture").GetAttribute("aria-busy")));
        Assert.All(view.FindAll(".sources button, .sources input"), source => Assert.False(source.HasAttribute("disabled")));
    }

    [Fact]
    public async Task TryIt_APicture_IsAnsweredWithABarAClass()
    {
        Answer = new InteractiveAnswer.Probabilities(Sample.Classes, [.25f, .75f], 38);
        var view = Draw(s_cell, states: _states, others: Sample.Transfer);
        Assert.Equal(["–", "–"], view.FindAll(".value").Select(v => v.TextContent));

        await view.InvokeAsync(() => view.Instance.ShowAsync(new FakeStream([1, 2, 3])));

        Assert.Equal(["25.0 %", "75.0 %"], view.FindAll(".value").Select(v => v.TextContent));
        Assert.Equal("answered in 38 ms", view.Find("[role=status]").TextContent);
        Assert.Equal(new byte[] { 1, 2, 3 }, Assert.IsType<InteractiveRequest.Classify>(Assert.Single(Asked)).Picture);
    }

    [Fact]
    public async Task TryIt_ARefusal_IsAnErrorAndTheOldAnswerGoes()
    {
        Answer = new InteractiveAnswer.Probabilities(Sample.Classes, [.25f, .75f], 38);
        var view = Draw(s_cell, states: _states, others: Sample.Transfer);
        await view.InvokeAsync(() => view.Instance.ShowAsync(new FakeStream([1])));

        await view.InvokeAsync(() => view.Instance.Refuse("'cat.heic' is a HEIC image."));

        Assert.Contains("'cat.heic' is a HEIC image.", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["–", "–"], view.FindAll(".value").Select(v => v.TextContent));
    }

    [Fact]
    public async Task TryIt_APictureThatCannotBeRead_IsAnError()
    {
        var view = Draw(s_cell, states: _states, others: Sample.Transfer);

        await view.InvokeAsync(() => view.Instance.ShowAsync(new BrokenStream()));

        Assert.Contains("could not be read", view.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Asked);
    }

    [Fact]
    public async Task TryIt_AnEmptiedPad_TakesTheAnswerAway()
    {
        Answer = new InteractiveAnswer.Probabilities(Sample.Classes, [.25f, .75f], 38);
        var view = Draw(s_cell, states: _states, others: Sample.Transfer);
        await view.InvokeAsync(() => view.Instance.ShowAsync(new FakeStream([1])));

        await view.InvokeAsync(view.Instance.Forget);

        Assert.Equal(["–", "–"], view.FindAll(".value").Select(v => v.TextContent));
    }

    [Fact]
    public async Task TryIt_Draw_ShowsThePadWithItsTools()
    {
        var view = Draw(s_cell, states: _states, others: Sample.Transfer);
        Assert.True(view.Find("canvas.pad").HasAttribute("hidden"));

        await view.FindAll("button").Single(b => b.TextContent == "Draw").ClickAsync();

        Assert.False(view.Find("canvas.pad").HasAttribute("hidden"));
        Assert.Equal(["Undo", "Clear"], view.FindAll("[aria-label='Drawing pad'] button").Select(b => b.TextContent));
    }

    [Fact]
    public async Task TryIt_AnotherSeed_IsAskedAboutTheSamePicture()
    {
        var other = Sample.Trained with { Model = Sample.File with { Sha256 = new string('b', 64) } };
        var states = new Dictionary<string, CellState>
            { ["transfer"] = Sample.State(Sample.Run(Sample.Transfer, RunStatus.Completed, Sample.Trained),
                Sample.Run(Sample.Transfer, RunStatus.Completed, other, seed: 2)) };
        var view = Draw(s_cell, states: states, others: Sample.Transfer);
        await view.InvokeAsync(() => view.Instance.ShowAsync(new FakeStream([1, 2])));

        await view.FindAll("[aria-label=Seed] button")[1].ClickAsync();

        Assert.Equal([Sample.File, other.Model], Asked.Cast<InteractiveRequest.Classify>().Select(a => a.Model));
        Assert.Equal(new byte[] { 1, 2 }, ((InteractiveRequest.Classify)Asked[1]).Picture);
    }

    private sealed class BrokenStream : IJSStreamReference
    {
        public long Length => 1;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) =>
            throw new JSException("The file is gone.");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class FakeStream(byte[] content) : IJSStreamReference
    {
        public long Length => content.Length;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) =>
            new(new MemoryStream(content));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
