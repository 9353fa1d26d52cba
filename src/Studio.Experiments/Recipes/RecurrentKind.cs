using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>The unit of a recurrent layer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecurrentKind>))]
public enum RecurrentKind
{
    [Description("Gated recurrent unit: fewer weights than an LSTM, often as good (Cho et al. 2014).")]
    Gru,

    [Description("Long short-term memory: a state of its own beside the output (Hochreiter and Schmidhuber 1997).")]
    Lstm,
}
