using System.Text.Json.Serialization;

namespace Studio.Runtime.Link;

[JsonConverter(typeof(JsonStringEnumConverter<WorkerRole>))]
public enum WorkerRole { Training, Interactive }
