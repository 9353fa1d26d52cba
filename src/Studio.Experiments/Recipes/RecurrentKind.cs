using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>The unit of a recurrent layer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecurrentKind>))]
public enum RecurrentKind
{
    /// <summary>Cho et al. 2014.</summary>
    [Display(Name = "GRU", Description = "Gated recurrent unit: fewer weights than an LSTM, often as good.")]
    Gru,

    /// <summary>Hochreiter and Schmidhuber 1997.</summary>
    [Display(Name = "LSTM", Description = "Long short-term memory: carries a cell state beside the output.")]
    Lstm,
}
