using System.Text.Json.Serialization;

namespace Studio.Experiments.Runs;

[JsonConverter(typeof(JsonStringEnumConverter<LogLevel>))]
public enum LogLevel { Information, Warning, Error }
