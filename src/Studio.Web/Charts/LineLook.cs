namespace Studio.Web.Charts;

/// <summary>How a line is drawn, beyond what it is.</summary>
/// <param name="IsBroken">Dashed with open dots, so that what lies below is seen through it.</param>
/// <param name="IsShaded">The room between it and the line before is shaded.</param>
public sealed record LineLook(string Colour, bool IsDark, bool IsBroken, bool IsShaded);
