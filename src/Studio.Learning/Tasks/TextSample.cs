using Studio.Experiments.Recipes;

namespace Studio.Learning.Tasks;

/// <summary>What a language model generates while it trains, always from the same prompt.</summary>
public sealed record TextSample
{
    /// <summary>Begins every text. The tokenizer must know it.</summary>
    public required string Prompt { get; init; }

    /// <summary>Tokens behind the prompt.</summary>
    public int Length { get; init; } = 240;

    /// <summary>Steps from one text to the next; 0 generates one at the end of each epoch.</summary>
    public int Every { get; init; }

    /// <summary>Each text is sampled with random numbers of its own, made from the seed and the step.</summary>
    public GenerationSettings Generation { get; init; } = new();
}
