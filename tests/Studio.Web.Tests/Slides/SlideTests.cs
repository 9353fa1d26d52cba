using Studio.Web.Slides;

namespace Studio.Web.Tests.Slides;

public sealed class SlideTests
{
    private readonly Slide _slide = new();

    [Fact]
    public void Slide_OfTwoParts_ShowsThemSideBySide()
    {
        var images = Join("Images");
        var counts = Join("Counts");

        Assert.Empty(_slide.Tabs);
        Assert.Equal(2, _slide.Columns);
        Assert.StartsWith("grid-column:1;", _slide.PlaceOf(images), StringComparison.Ordinal);
        Assert.StartsWith("grid-column:2;", _slide.PlaceOf(counts), StringComparison.Ordinal);
    }

    [Fact]
    public void Slide_WithATabInItsAddress_ShowsThatTabAsSoonAsItIsThere()
    {
        var slide = new Slide("Confusion matrix");
        slide.Join(new("Curves", isChart: true, isLast: false));
        Assert.Null(slide.Chosen);

        slide.Join(new("Layer map", isChart: false, isLast: false));
        slide.Join(new("Confusion matrix", isChart: false, isLast: false));

        Assert.Equal("Confusion matrix", slide.Chosen);
    }

    [Fact]
    public void Slide_OfImagesAndTwoCharts_StacksTheChartsBesideTheImages()
    {
        var images = Join("Images");
        var first = Join("Curves", isChart: true);
        var second = Join("Curves", isChart: true);

        Assert.Equal((2, 2), (_slide.Columns, _slide.Rows));
        Assert.Equal("grid-column:1;grid-row:10 / span 2", _slide.PlaceOf(images));
        Assert.Equal("grid-column:2;grid-row:10 / span 1", _slide.PlaceOf(first));
        Assert.Equal("grid-column:2;grid-row:11 / span 1", _slide.PlaceOf(second));
    }

    [Fact]
    public void Slide_OfMoreParts_ShowsOneTabAtATimeAndTheCoachLast()
    {
        var coach = Join("Coach", isLast: true);
        var loss = Join("Curves", isChart: true);
        var matrix = Join("Confusion matrix");

        Assert.Equal(["Curves", "Confusion matrix", "Coach"], _slide.Tabs);
        Assert.True(_slide.Shows(loss));
        Assert.False(_slide.Shows(matrix));

        _slide.Choose("Coach");

        Assert.True(_slide.Shows(coach));
        Assert.False(_slide.Shows(loss));
    }

    [Fact]
    public void Slide_TheChosenTabLeaves_ShowsTheFirst()
    {
        Join("Curves", isChart: true);
        Join("Confusion matrix");
        Join("Layers");
        var coach = Join("Coach");
        _slide.Choose("Coach");

        _slide.Leave(coach);

        Assert.Equal("Curves", _slide.Chosen);
    }

    private Slide.Part Join(string tab, bool isChart = false, bool isLast = false)
    {
        var part = new Slide.Part(tab, isChart, isLast);
        _slide.Join(part);
        return part;
    }
}
