using Studio.Runtime.Devices;
using Studio.Web.Devices;

namespace Studio.Web.Tests.Devices;

public sealed class QueueWordsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(11, "11th")]
    [InlineData(22, "22nd")]
    public void Ordinal_OfAPlace_IsEnglish(int place, string words) => Assert.Equal(words, QueueWords.Ordinal(place));

    [Theory]
    [InlineData(-20, "starts in a few seconds")]
    [InlineData(12, "starts in about 20 s")]
    [InlineData(125, "starts in about 2 min")]
    [InlineData(7200, "starts in about 2.0 h")]
    public void Of_AnEstimatedRun_SaysWhenItStarts(int seconds, string words) =>
        Assert.Equal($"3rd in the queue, {words}", QueueWords.Of(Run(3, s_now.AddSeconds(seconds)), s_now));

    [Fact]
    public void Of_ARunOfWhichNobodyKnows_SaysItsPlaceOnly() => Assert.Equal("2nd in the queue", QueueWords.Of(Run(2, null), s_now));

    private static QueuedRun Run(int place, DateTimeOffset? start) =>
        new(Guid.NewGuid(), "ada", "n", "Frozen", place, null) { StartsAt = start };
}
