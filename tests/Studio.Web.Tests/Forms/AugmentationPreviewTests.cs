using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Studio.Experiments.Data;
using Studio.Experiments.Recipes;
using Studio.Experiments.Runs;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Link;
using Studio.Web.Forms;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Forms;

public sealed class AugmentationPreviewTests : BunitContext
{
    private static readonly Transfer s_tuned =
        new() { Id = "transfer", Data = "data", Model = "model", Recipe = new Recipe.FineTuning { Augmentation = Augmentation.Small } };

    private readonly FakeTimeProvider _clock = new();
    private readonly List<InteractiveRequest.Augment> _asked = [];
    private InteractiveAnswer _answer =
        new InteractiveAnswer.AugmentedImages([new("car", Picture('a'), [.. Enumerable.Repeat(Picture('b'), 6)])]);

    public AugmentationPreviewTests() => Services.AddSingleton<TimeProvider>(_clock);

    [Fact]
    public void Preview_OfAnAugmentation_ShowsTheImageAndItsVariantsBeforeAnythingRan()
    {
        var preview = Draw(s_tuned);
        _clock.Advance(TimeSpan.FromSeconds(1));

        preview.WaitForAssertion(() => Assert.Equal(["car, as it is", "car, variant 1", "car, variant 2"],
            preview.FindAll("img").Select(i => i.GetAttribute("alt")).Take(3)));
        Assert.Equal(("toys", Augmentation.Small, 6), _asked.Select(a => (a.Dataset, a.Augmentation, a.Variants)).Single());
    }

    [Fact]
    public void Preview_OfSettingsChangedQuickly_AsksAboutTheLast()
    {
        var preview = Draw(s_tuned);

        foreach (var pixels in new[] { 1, 2, 3 })
            preview.Render(p =>
                p.Add(c => c.Transfer, s_tuned.Stated(Notebook.Empty) with
                    { Recipe = new Recipe.FineTuning { Augmentation = new() { PadPixels = pixels } } }));

        _clock.Advance(TimeSpan.FromSeconds(1));

        preview.WaitForAssertion(() => Assert.NotEmpty(preview.FindAll("img")));
        Assert.Equal(3, Assert.Single(_asked).Augmentation.PadPixels);
    }

    [Fact]
    public void Preview_OfADataSetThatIsNotHere_SaysSo()
    {
        _answer = new InteractiveAnswer.Refused("The data set is not on this machine yet. Fetch it.");

        var preview = Draw(s_tuned);
        _clock.Advance(TimeSpan.FromSeconds(1));

        preview.WaitForAssertion(() =>
            Assert.Equal("The data set is not on this machine yet. Fetch it.", preview.Find("[role=status]").TextContent));
    }

    [Fact]
    public void Preview_WithoutData_SaysWhatToChoose() =>
        Assert.Contains("Choose a data set", Draw(s_tuned with { Data = null }).Find("[role=status]").TextContent,
            StringComparison.Ordinal);

    [Fact]
    public void Preview_WithoutAugmentation_TakesNoRoom() =>
        Assert.Equal("", Draw(s_tuned with { Recipe = new Recipe.FineTuning() }).Markup.Trim());

    private IRenderedComponent<AugmentationPreview> Draw(Transfer cell) => Render<AugmentationPreview>(p => p
        .Add(c => c.Transfer, cell.Stated(Notebook.Empty)).Add(c => c.Catalogue, FakeCatalogue.Value)
        .Add(c => c.Notebook,
            new Notebook("Test",
                [new Dataset { Id = "data", Source = FakeCatalogue.Dataset },
                    new PretrainedModel { Id = "model", Backbone = "net", Weights = "net-toys" }, cell]))
        .Add(c => c.Ask, (request, _) => { _asked.Add((InteractiveRequest.Augment)request); return Task.FromResult(_answer); }));

    private static ArtifactReference Picture(char digit) => new(new string(digit, 64), "png", 1);
}
