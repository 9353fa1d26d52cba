using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What a network knows of the task at test time.</summary>
/// <remarks>Van de Ven and Tolias, "Three scenarios for continual learning", arXiv:1904.07734.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<TaskScenario>))]
public enum TaskScenario
{
    [Display(Name = "Task-incremental", Description = "The task is given: only its classes compete.")]
    TaskIncremental,
    [Display(Name = "Domain-incremental", Description = "The task is not given and not needed: all tasks have the same classes, and "
        + "their inputs differ.")]
    DomainIncremental,
    [Display(Name = "Class-incremental", Description = "The task is not given: the classes of all tasks so far compete.")]
    ClassIncremental,
}
