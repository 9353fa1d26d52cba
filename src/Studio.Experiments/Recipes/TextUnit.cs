using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Studio.Experiments.Recipes;

/// <summary>What a language model reads and predicts one after the other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextUnit>))]
public enum TextUnit
{
    [Display(Name = "Words", Description = "Words and punctuation in lower case. Words that are not in the vocabulary are one unknown "
        + "word.")]
    Words,
    [Display(Name = "Characters", Description = "Characters as they are: a small vocabulary, and texts of many steps.")]
    Characters,
}
