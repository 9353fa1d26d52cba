namespace Studio.Experiments.Coach;

/// <param name="Value">As people read it, with its unit.</param>
public sealed record EvidenceFigure(string Name, string Value)
{
    public static EvidenceFigure Share(string name, double share) => new(name, $"{100 * share:F1} %");

    public static EvidenceFigure Loss(string name, double nats) => new(name, $"{nats:F2}");
}
