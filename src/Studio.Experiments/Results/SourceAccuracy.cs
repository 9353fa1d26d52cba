namespace Studio.Experiments.Results;

/// <summary>Accuracy on the pretraining task, over held-out images of it.</summary>
/// <param name="Before">By the network that the weights were published as.</param>
/// <param name="OldHead">By its head on the features of the network that learnt something else.</param>
/// <param name="Probe">By a linear head fitted anew to those features.</param>
public sealed record SourceAccuracy(double Before, double OldHead, double Probe);
