using System.Text.Json.Serialization;

namespace Studio.Experiments.Events;

/// <summary>Where a run stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus { Queued, Running, Paused, Completed, Cancelled, Diverged, Failed }
