namespace Studio.EndToEnd.Tests.Everything;

/// <summary>Something that a person can press, as the page describes it.</summary>
public sealed record Control
{
    /// <summary>Marks its element until the page is asked again.</summary>
    public required int Index { get; init; }

    public required string Role { get; init; }

    public required string Name { get; init; }

    /// <summary>Kind of the cell, "header", "overlay" or "page".</summary>
    public required string Place { get; init; }

    /// <summary>Place, role and name without numbers and quoted titles: controls of one key do the same.</summary>
    public required string Key { get; init; }

    public required bool IsInOverlay { get; init; }

    public required bool IsDisabled { get; init; }

    /// <summary>Why it is disabled; empty if the page does not say.</summary>
    public required string Reason { get; init; }

    /// <summary>What takes something away comes last, so that everything else is still there.</summary>
    public bool IsDestructive =>
        Name.Contains("Delete", StringComparison.Ordinal) || Name.Contains("Remove", StringComparison.Ordinal)
        || Name.StartsWith("Leave", StringComparison.Ordinal);
}
