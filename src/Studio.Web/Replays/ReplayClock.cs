namespace Studio.Web.Replays;

/// <summary>Where a replay is on its time line: it runs at a speed, stands still, and can be set.</summary>
public sealed class ReplayClock(TimeProvider time, TimeSpan length)
{
    private TimeSpan _from;
    private long _since;

    public TimeSpan Length => length;

    public double Speed { get; private set; } = 1;

    public bool IsPlaying { get; private set; }

    public bool IsOver => Position >= length;

    public TimeSpan Position => IsPlaying && _from + (time.GetElapsedTime(_since) * Speed) is var now ? now < length ? now : length : _from;

    /// <summary>At its end it begins again.</summary>
    public void Play() => Set(IsOver ? TimeSpan.Zero : Position, isPlaying: true);

    public void Pause() => Set(Position, isPlaying: false);

    public void MoveTo(TimeSpan position) =>
        Set(position < TimeSpan.Zero ? TimeSpan.Zero : position > length ? length : position, IsPlaying);

    public void ChangeSpeed(double speed)
    {
        Set(Position, IsPlaying);
        Speed = speed;
    }

    private void Set(TimeSpan position, bool isPlaying) => (_from, _since, IsPlaying) = (position, time.GetTimestamp(), isPlaying);
}
