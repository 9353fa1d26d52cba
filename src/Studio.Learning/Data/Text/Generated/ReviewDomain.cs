namespace Studio.Learning.Data.Text.Generated;

/// <summary>The content words of one kind of reviews. Two domains share none of them.</summary>
/// <param name="Nouns">What is reviewed in training texts.</param>
/// <param name="TestNouns">What is reviewed in test texts alone.</param>
internal sealed record ReviewDomain(IReadOnlyList<string> Nouns, IReadOnlyList<string> TestNouns, IReadOnlyList<string> Praise,
    IReadOnlyList<string> Complaint)
{
    public static ReviewDomain Films { get; } = new(
        ["film", "plot", "acting", "script", "ending", "music", "camera", "dialogue", "story", "cast", "pace", "humour"],
        ["sequel", "trailer", "villain", "soundtrack"],
        ["gripping", "moving", "clever", "touching", "witty", "thrilling", "charming", "inspired", "vivid", "subtle"],
        ["dull", "clumsy", "shallow", "predictable", "tedious", "silly", "bland", "confusing", "lifeless", "pretentious"]);

    public static ReviewDomain Hotels { get; } = new(
        ["room", "breakfast", "bed", "lobby", "pool", "garden", "bathroom", "balcony", "bar", "staff", "view", "terrace"],
        ["sauna", "kitchen", "lift", "corridor"],
        ["spotless", "cosy", "spacious", "quiet", "comfortable", "welcoming", "sunny", "elegant", "tasty", "modern"],
        ["dirty", "noisy", "cramped", "mouldy", "shabby", "freezing", "smelly", "gloomy", "broken", "stuffy"]);

    public IReadOnlyList<string> Adjectives(bool isPraise) => isPraise ? Praise : Complaint;
}
