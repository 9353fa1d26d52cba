using System.Text.Json.Serialization;

namespace Studio.Runtime.Devices;

[JsonConverter(typeof(JsonStringEnumConverter<WorkerState>))]
public enum WorkerState { Free, Busy, Lost }
