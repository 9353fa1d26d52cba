using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What a network is told of the task when it is asked.</summary>
/// <remarks>Van de Ven and Tolias, "Three scenarios for continual learning", arXiv:1904.07734.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<TaskScenario>))]
public enum TaskScenario
{
    /// <summary>Which task it is: only that task's classes compete.</summary>
    TaskIncremental,
    /// <summary>Nothing, and it need not know: the classes are the same in all tasks, the inputs differ.</summary>
    DomainIncremental,
    /// <summary>Nothing: the classes of all tasks so far compete.</summary>
    ClassIncremental,
}
