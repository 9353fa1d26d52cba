using Studio.Web.Configuration;
using Studio.Web.Uploads;

namespace Studio.Web.Tests.Uploads;

public sealed class PicturePlanTests
{
    private static readonly UploadLimits s_limits = new() { Bytes = 1000, Files = 5 };

    [Fact]
    public void Of_AFolder_SendsItsPicturesInTheOrderOfTheirPaths()
    {
        var plan = Plan("pets/bees/1.jpg", "pets/ants/2.jpg", "pets/ants/1.jpg");

        Assert.Null(plan.Fault);
        Assert.Equal(["pets/ants/1.jpg", "pets/ants/2.jpg", "pets/bees/1.jpg"], plan.Files.Select(f => f.Path));
        Assert.Equal([2, 1, 0], plan.Files.Select(f => f.Index));
    }

    [Fact]
    public void Of_WhatDesktopsLeaveBehind_IsPassedOverInSilence()
    {
        var plan = Plan("ants/1.jpg", "bees/1.jpg", "ants/.DS_Store", "Thumbs.db");

        Assert.Equal(2, plan.Files.Count);
        Assert.Empty(plan.LeftOut);
    }

    [Theory]
    [InlineData("ants/../../../escape.jpg")]
    [InlineData("../escape.jpg")]
    public void Of_APathThatLeadsOut_IsLeftOut(string path)
    {
        var plan = Plan("ants/1.jpg", "bees/1.jpg", path);

        Assert.Contains("leads out", Assert.Single(plan.LeftOut), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ants/a\u0007b.jpg", "ants/ab.jpg")]
    [InlineData("ants/C:\\x.jpg", "ants/C__x.jpg")]
    [InlineData("ants//x.jpg", "ants/x.jpg")]
    public void Of_ANameThatNoZipShouldHold_IsSanitised(string path, string wanted) =>
        Assert.Contains(wanted, Plan(path, "bees/1.jpg").Files.Select(f => f.Path));

    [Fact]
    public void Of_AVeryLongName_IsCutAndKeepsItsEnding()
    {
        var path = Plan($"ants/{new string('x', 500)}.jpg", "bees/1.jpg").Files[0].Path;

        Assert.InRange(path.Length, 10, 100);
        Assert.EndsWith(".jpg", path, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NamesThatBecomeEqual_AreDistinguished()
    {
        var plan = Plan("ants/a:b.jpg", "ants/a*b.jpg", "bees/1.jpg");

        Assert.Equal(["ants/a_b (2).jpg", "ants/a_b.jpg", "bees/1.jpg"], plan.Files.Select(f => f.Path));
    }

    [Fact]
    public void Of_NoClassFolders_SaysWhatIsNeeded() =>
        Assert.Contains("2 images and no class folders", Plan("1.jpg", "2.jpg").Fault, StringComparison.Ordinal);

    [Fact]
    public void Of_OneClass_NamesIt() => Assert.Contains("'ants'", Plan("ants/1.jpg").Fault, StringComparison.Ordinal);

    [Fact]
    public void Of_NoPictures_SaysWhatIsNeeded() =>
        Assert.Contains("No images were chosen", Plan("readme.txt").Fault, StringComparison.Ordinal);

    [Fact]
    public void Of_TooManyPictures_IsRefused() =>
        Assert.Contains("6 images were chosen; 5 are allowed", Plan([.. Enumerable.Range(0, 6).Select(i => $"{i % 2}/{i}.jpg")]).Fault,
            StringComparison.Ordinal);

    [Fact]
    public void Of_TooManyBytes_IsRefused() =>
        Assert.Contains("allowed", PicturePlan.Of([new("ants/1.jpg", 600), new("bees/1.jpg", 600)], s_limits).Fault,
            StringComparison.Ordinal);

    private static PicturePlan Plan(params string[] paths) => PicturePlan.Of([.. paths.Select(p => new ChosenFile(p, 10))], s_limits);
}
