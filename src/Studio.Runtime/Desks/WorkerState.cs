using System.Text.Json.Serialization;

namespace Studio.Runtime.Desks;

[JsonConverter(typeof(JsonStringEnumConverter<WorkerState>))]
public enum WorkerState { Free, Busy, Lost }
