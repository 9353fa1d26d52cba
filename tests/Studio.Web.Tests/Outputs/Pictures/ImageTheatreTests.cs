using Bunit;
using Studio.Experiments.Runs;
using Studio.Web.Outputs.Pictures;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Outputs.Pictures;

public sealed class ImageTheatreTests : ViewContext
{
    private readonly SampleRun _left = new();
    private readonly SampleRun _right = new();

    [Fact]
    public void Theatre_BeforeTheFirstPicture_SaysWhenItComes() =>
        Assert.Contains("first steps", Draw().Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Theatre_LeftAlone_FollowsTheNewest()
    {
        var theatre = Draw();

        _left.Say(Grid(50), Grid(100));

        theatre.WaitForAssertion(() => Assert.Equal(Address(100), theatre.Find("img").GetAttribute("src")));
        Assert.Contains("step 100 of 100, the newest", theatre.Find("input").GetAttribute("aria-valuetext"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Theatre_Scrubbed_LocksBothSidesToOneIterationAndStaysThere()
    {
        _left.Say(Grid(50), Grid(100), Grid(150));
        _right.Say(Grid(60), Grid(150));
        var theatre = Draw();

        await theatre.Find("input").InputAsync("2");
        _left.Say(Grid(200));

        Assert.Equal([Address(100), Address(60)], theatre.FindAll("img").Select(i => i.GetAttribute("src")));
        Assert.Contains("step 100 of 200", theatre.Find("input").GetAttribute("aria-valuetext"), StringComparison.Ordinal);
    }

    [Fact]
    public void Theatre_APicture_HasItsRoomBeforeItIsLoadedAndANameForThoseWhoDoNotSeeIt()
    {
        _left.Say(Grid(50));

        var picture = Draw().Find("img");

        Assert.Contains("aspect-ratio:8 / 4", picture.GetAttribute("style"), StringComparison.Ordinal);
        Assert.Equal("Left: 4 by 8 images at step 50", picture.GetAttribute("alt"));
    }

    private IRenderedComponent<ImageTheatre> Draw() =>
        Render<ImageTheatre>(p => p.Add(t => t.Grids, [new(_left.Live, "samples", "Left"), new(_right.Live, "samples", "Right")]));

    private static RunEvent.Images Grid(int step) => new(step, "samples", new($"{step:d64}", "png", 1), 4, 8);

    private static string Address(int step) => $"/artifacts/{step:d64}.png";
}
