using Studio.Web.Display;

namespace Studio.Web.Tests.Display;

public sealed class FacesTests
{
    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("ben", "BE")]
    [InlineData("Ben 2", "B2")]
    [InlineData("Anna 😀", "A😀")]
    [InlineData("😀👩‍🚀", "😀👩‍🚀")]
    [InlineData(" x ", "X")]
    [InlineData("  ", "")]
    public void Initials_OfAName_AreWholeCharacters(string name, string initials) => Assert.Equal(initials, Faces.Initials(name));

    [Fact]
    public void Colours_BehindWhiteLetters_HaveAContrastOfAtLeastFourAndAHalf() =>
        Assert.All(Faces.Colours, c => Assert.InRange(1.05 / (Luminance(c) + .05), 4.5, 21));

    [Fact]
    public void Distinguish_TwoOfOneName_NumbersTheSecondForEveryViewAlike()
    {
        var people = Faces.Distinguish([new("view-1", "person-2", "Ben"), new("view-2", "person-1", "ben"),
            new("view-3", "person-2", "Ben"), new("view-4", "person-3", "Ada")]);

        Assert.Equal(["Ben 2", "ben", "Ben 2", "Ada"], people.Select(p => p.Name));
    }

    /// <summary>Relative luminance of WCAG 2.1.</summary>
    private static double Luminance(string colour) => new[] { .2126, .7152, .0722 }
        .Select((weight, i) => (weight, share: Convert.ToInt32(colour.Substring(1 + 2 * i, 2), 16) / 255.0))
        .Sum(c => c.weight * (c.share <= .03928 ? c.share / 12.92 : Math.Pow((c.share + .055) / 1.055, 2.4)));
}
