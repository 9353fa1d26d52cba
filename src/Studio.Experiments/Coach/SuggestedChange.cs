using Studio.Experiments.Recipes;

namespace Studio.Experiments.Coach;

/// <summary>How to run a transfer again so that a finding should be gone.</summary>
/// <param name="Sentence">What is changed, as an order: "Divide the backbone learning rate by 10".</param>
public abstract record SuggestedChange(string Sentence)
{
    public sealed record OtherRecipe(string Sentence, Recipe Recipe) : SuggestedChange(Sentence);

    /// <summary>The same data without labelled images that the test part has, too.</summary>
    public sealed record DropCopies(string Sentence) : SuggestedChange(Sentence);
}
