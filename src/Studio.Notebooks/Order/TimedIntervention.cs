using Studio.Experiments.Events;

namespace Studio.Notebooks.Order;

/// <param name="Step">The optimiser step after which it took effect.</param>
public sealed record TimedIntervention(int Step, Intervention Change);
