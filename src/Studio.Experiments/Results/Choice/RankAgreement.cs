namespace Studio.Experiments.Results.Choice;

/// <summary>How far one order agrees with another, from −1 to 1, beside what 95 % of random orders reach.</summary>
public sealed record RankAgreement(double Tau, double ChanceLow, double ChanceHigh);
