using Studio.Learning.Networks.Text;
using Studio.Learning.Training.Optimizers;

namespace Studio.Learning.Tasks;

/// <summary>Parameter groups of a language network: the decoder first, then its layers towards the embedding.</summary>
/// <remarks>Discriminative rates and gradual unfreezing: Howard and Ruder, "Universal Language Model Fine-tuning", ACL 2018,
/// arXiv:1801.06146, sections 3.2 and 3.3. Tied weights belong to the embedding.</remarks>
public static class LanguageGroups
{
    /// <param name="rate">Peak learning rate of the decoder.</param>
    /// <param name="stageDecay">Each stage's rate is that of the stage above times this; 1 trains all at one rate.</param>
    /// <param name="epochsPerUnfreezing">Epochs until the next stage is unfrozen; 0 trains all stages from the start.</param>
    /// <param name="frozen">Stages that train only when a person unfreezes them.</param>
    /// <exception cref="ArgumentException">There is no stage of a name in <paramref name="frozen"/>, or all are frozen.</exception>
    public static IReadOnlyList<ParameterGroup> Of(LanguageNetwork network, double rate, double stageDecay = 1, int epochsPerUnfreezing = 0,
        IReadOnlyCollection<string>? frozen = null)
    {
        var stages = network.Stages.Reverse().ToArray();
        if (frozen?.FirstOrDefault(f => stages.All(s => s.Name != f)) is { } unknown)
            throw new ArgumentException($"There is no stage '{unknown}'. This network has "
                + $"{string.Join(", ", stages.Select(s => $"'{s.Name}'"))}.", nameof(frozen));
        if (frozen?.Count >= stages.Length)
            throw new ArgumentException("All stages are frozen, so nothing would train. Leave one unfrozen.", nameof(frozen));
        return [.. stages.Select((stage, i) => new ParameterGroup(stage.Name, stage.Parameters, stage.Modules,
            rate * Math.Pow(stageDecay, i), frozen?.Contains(stage.Name) == true ? ParameterGroup.OnRequest : i * epochsPerUnfreezing))];
    }
}
