using System.Text.Json.Serialization;

namespace Studio.Runtime.Services;

[JsonConverter(typeof(JsonStringEnumConverter<WorkerState>))]
public enum WorkerState { Free, Busy, Lost }
