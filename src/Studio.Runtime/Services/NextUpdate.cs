namespace Studio.Runtime.Services;

/// <summary>What a reader has for a viewer now.</summary>
/// <param name="Moved">Completed as soon as there may be more.</param>
/// <param name="IsBehind">There is more, but only in storage.</param>
/// <param name="IsOver">The viewer has seen the whole run.</param>
internal readonly record struct NextUpdate(RunUpdate? Update, Task Moved, bool IsBehind = false, bool IsOver = false);
