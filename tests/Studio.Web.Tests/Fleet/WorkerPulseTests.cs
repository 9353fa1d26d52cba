using Microsoft.Extensions.Time.Testing;
using Studio.Web.Fleet;

namespace Studio.Web.Tests.Fleet;

public sealed class WorkerPulseTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void IsDead_BusyMachineThatDelaysTheLinkForMinutes_IsNot()
    {
        var pulse = new WorkerPulse(_time, WorkerPulse.Silence);

        for (var minute = 0; minute < 4; minute++)
        {
            Pass(TimeSpan.FromMinutes(1));
            Assert.False(pulse.IsDead(isLinked: false, isStopped: false, _time.GetTimestamp()));
        }
    }

    [Fact]
    public void IsDead_WithoutLinkAndSignOfLife_AfterAMinute()
    {
        var pulse = new WorkerPulse(_time, WorkerPulse.Silence);
        Pass(TimeSpan.FromSeconds(59));
        Assert.False(pulse.IsDead(isLinked: false, isStopped: false, null));

        Pass(TimeSpan.FromSeconds(2));

        Assert.True(pulse.IsDead(isLinked: false, isStopped: false, null));
    }

    [Fact]
    public void IsDead_AliveButWithoutLink_AfterFiveMinutes()
    {
        var pulse = new WorkerPulse(_time, WorkerPulse.Silence);

        Pass(TimeSpan.FromMinutes(5.1));

        Assert.True(pulse.IsDead(isLinked: false, isStopped: false, _time.GetTimestamp()));
    }

    [Fact]
    public void IsDead_StoodStillByTheSystem_AfterFiveSecondsThoughStillLinked()
    {
        var pulse = new WorkerPulse(_time, WorkerPulse.Silence);
        Assert.False(pulse.IsDead(isLinked: true, isStopped: true, null));

        Pass(TimeSpan.FromSeconds(6));

        Assert.True(pulse.IsDead(isLinked: true, isStopped: true, null));
    }

    [Fact]
    public void IsDead_StoodStillOnlyForAMoment_IsNot()
    {
        var pulse = new WorkerPulse(_time, WorkerPulse.Silence);
        Assert.False(pulse.IsDead(isLinked: true, isStopped: true, null));
        Pass(TimeSpan.FromSeconds(4));
        Assert.False(pulse.IsDead(isLinked: true, isStopped: false, null));
        Pass(TimeSpan.FromSeconds(4));

        Assert.False(pulse.IsDead(isLinked: true, isStopped: true, null));
    }

    [Fact]
    public void NextSilence_AfterKill_IsTwiceAsLongUpToEightMinutes() => Assert.Equal([2, 8],
        new[] { TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(7) }.Select(s => new WorkerPulse(_time, s).NextSilence.TotalMinutes));

    private void Pass(TimeSpan time) => _time.Advance(time);
}
