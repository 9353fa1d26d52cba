using Studio.Learning.Data.Sets;

namespace Studio.Learning.Transfer.Sequences;

/// <summary>One of the tasks that a network learns one after another.</summary>
/// <param name="Train">Labels are outputs of the network, which all tasks share.</param>
/// <param name="Test">What the accuracy is measured on, labelled in the same way.</param>
/// <param name="Classes">The outputs that the task's labels take.</param>
public sealed record SequenceTask(string Name, IExamples Train, IExamples Test, IReadOnlyList<int> Classes);
