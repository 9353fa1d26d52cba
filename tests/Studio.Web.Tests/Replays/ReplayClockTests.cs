using Microsoft.Extensions.Time.Testing;
using Studio.Web.Replays;

namespace Studio.Web.Tests.Replays;

public sealed class ReplayClockTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ReplayClock _clock;

    public ReplayClockTests() => _clock = new(_time, TimeSpan.FromSeconds(100));

    [Fact]
    public void Position_WhileItPlays_ContinuesAtItsSpeed()
    {
        _clock.Play();
        Pass(2);
        _clock.ChangeSpeed(5);
        Pass(2);

        Assert.Equal(12, Seconds);
    }

    [Fact]
    public void Position_WhilePaused_StandsStill()
    {
        _clock.Play();
        Pass(2);
        _clock.Pause();
        Pass(50);

        Assert.Equal(2, Seconds);
    }

    [Fact]
    public void Position_AfterTheEnd_IsTheEnd()
    {
        _clock.Play();
        Pass(1000);

        Assert.Equal((100, true), (Seconds, _clock.IsOver));
    }

    [Fact]
    public void Play_AtTheEnd_BeginsAgain()
    {
        _clock.MoveTo(TimeSpan.FromSeconds(100));
        _clock.Play();
        Pass(3);

        Assert.Equal(3, Seconds);
    }

    [Fact]
    public void MoveTo_WhileItPlays_ResumesFromThere()
    {
        _clock.Play();
        _clock.MoveTo(TimeSpan.FromSeconds(40));
        Pass(1);

        Assert.Equal(41, Seconds);
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(500, 100)]
    public void MoveTo_OutsideOfTheRecording_StopsAtItsBorder(int to, int expected)
    {
        _clock.MoveTo(TimeSpan.FromSeconds(to));

        Assert.Equal(expected, Seconds);
    }

    [Theory]
    [InlineData(300, 10)]
    [InlineData(3, .1)]
    public void FittedSpeed_OfAnyLength_TakesThirtySeconds(int seconds, double factor) =>
        Assert.Equal(factor, ReplaySpeed.Fitted.Of(TimeSpan.FromSeconds(seconds)), 6);

    private double Seconds => _clock.Position.TotalSeconds;

    private void Pass(int seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));
}
