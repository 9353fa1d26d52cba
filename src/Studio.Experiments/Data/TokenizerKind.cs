using System.Text.Json.Serialization;

namespace Studio.Experiments.Data;

/// <summary>How a text becomes tokens.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TokenizerKind>))]
public enum TokenizerKind
{
    /// <summary>Words between spaces, in lower case.</summary>
    Spaces,

    /// <summary>English words and punctuation, with special tokens for capitals and repetitions.</summary>
    Words,

    /// <summary>Single characters.</summary>
    Characters,
}
