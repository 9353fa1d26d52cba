using Studio.Web.Live;

namespace Studio.Web.Tests.Live;

public sealed class OpenPagesTests
{
    [Fact]
    public void TryOpen_MoreThanAllowed_IsRefusedUntilOneIsClosedAndForThatPersonOnly()
    {
        var pages = new OpenPages(most: 3);

        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(_ => pages.TryOpen("mallory")));
        Assert.True(pages.TryOpen("ada"));
        pages.Close("mallory");
        Assert.True(pages.TryOpen("mallory"));
        Assert.False(pages.TryOpen("mallory"));
    }

    [Fact]
    public void TryOpen_ManyAtOnce_LetsInExactlyWhatIsAllowed()
    {
        var pages = new OpenPages(most: 40);
        var opened = 0;

        Parallel.For(0, 400, _ => { if (pages.TryOpen("mallory")) Interlocked.Increment(ref opened); });

        Assert.Equal(40, opened);
        Parallel.For(0, 40, _ => pages.Close("mallory"));
        Assert.True(pages.TryOpen("mallory"));
    }
}
