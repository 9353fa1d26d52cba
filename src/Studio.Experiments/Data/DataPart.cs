using System.Text.Json.Serialization;

namespace Studio.Experiments.Data;

/// <summary>The part of a data set that its author put an item in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DataPart>))]
public enum DataPart { Whole, Train, Validation, Test }
