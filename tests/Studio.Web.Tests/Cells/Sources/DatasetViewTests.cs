using Bunit;
using Bunit.TestDoubles;
using MudBlazor;
using Studio.Experiments.Data;
using Studio.Experiments.Events;
using Studio.Experiments.Results;
using Studio.Notebooks;
using Studio.Notebooks.Cells;
using Studio.Runtime.Library;
using Studio.Web.Cells.Sources;
using Studio.Web.Tests.Fakes;
using Studio.Web.Uploads;

namespace Studio.Web.Tests.Cells.Sources;

public sealed class DatasetViewTests : CellViewContext<DatasetView, Dataset>
{
    private static readonly DatasetResult s_opened = new("insects", "Insects", "hash", Sample.Classes, null,
        [new(DataPart.Train, [20, 20])], new(new string('b', 64), "png", 9), 8) { Problems = ["a/b.jpg: the file ends too early."] };

    [Fact]
    public void Dataset_NeverRun_SaysWhatWillBeSeenAndWhatToPress() =>
        Assert.StartsWith("Press Run.", Draw(Sample.Data).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Dataset_KnownButNotOpened_KeepsTheRoomOfItsPictures()
    {
        var view = Draw(Sample.Data);

        Assert.Equal(Sample.Classes, view.FindAll(".samples li").Select(l => l.TextContent));
        Assert.Equal("aspect-ratio:10 / 2", view.Find(".samples div").GetAttribute("style"));
    }

    [Fact]
    public void Dataset_Opened_ShowsImagesByAddressAndWhatWasLeftOut()
    {
        var view = Draw(Sample.Data, Sample.State(Sample.Run(Sample.Data, RunStatus.Completed, s_opened)));

        Assert.Equal($"/artifacts/{new string('b', 64)}.png", view.Find("img").GetAttribute("src"));
        Assert.Equal("Examples of ant, bee, one class per row", view.Find("img").GetAttribute("alt"));
        Assert.Equal("One remark on the files", view.Find("summary").TextContent);
    }

    [Fact]
    public void Dataset_LabelsChanged_AsksForThatSettingAlone()
    {
        var view = Draw(Sample.Data);

        view.Find("input[type=number], input[inputmode=numeric]").Change("20");

        Assert.Equal(("labelsPerClass", 20), (Changes.Single().Setting, Changes.Single().Value.GetInt32()));
    }

    [Fact]
    public void Dataset_ARefusal_StandsBesideItsField() =>
        Assert.Contains("There is no data set 'x'.",
            Draw(Sample.Data, refusal: new CellFault("source", "There is no data set 'x'.")).Find(".choices").TextContent,
            StringComparison.Ordinal);

    [Fact]
    public async Task Dataset_ImagesOfOnesOwn_BecomeItsSource()
    {
        ComponentFactories.AddStub<PictureIntake>();
        ComponentFactories.AddStub<TextIntake>();
        var dialogs = Render<MudDialogProvider>();
        var view = Draw(Sample.Data);
        var taken = new StoredDataset("id", "3f0a", "Jo", "drawings", new(new string('c', 64), "zip", 9), 1, null,
            new() { Classes = ["fish", "mug"], Parts = [] }) { CreatedAt = default };

        var asked = view.Find(".choices button.mud-button-outlined").ClickAsync();
        await dialogs.InvokeAsync(() => dialogs.FindComponent<Stub<PictureIntake>>().Instance.Parameters.Get(i => i.OnTaken)
            .InvokeAsync(taken));
        await asked;

        Assert.Equal([("source", taken.Source)], Changes.Select(w => (w.Setting, w.Value.GetString())));
    }
}
