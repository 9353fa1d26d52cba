using Studio.Learning.Networks;
using Studio.Learning.Networks.Translation;
using Studio.Learning.Training.Optimizers;

namespace Studio.Learning.Tasks.Translating;

/// <summary>What of a translation network can be frozen and unfrozen, from the input to the output.</summary>
internal static class TranslationStages
{
    private const string Encoder = "encoder.";

    public static IReadOnlyList<Stage> All { get; } =
    [
        new("encoder.embedding", ["encoder.embedding", "encoder.dropout"]), new("encoder.rnn", ["encoder.gru", "encoder.lstm"]),
        new("decoder.embedding", ["decoder.embedding", "decoder.dropout"]), new("decoder.attention", ["decoder.attention"]),
        new("decoder.rnn", ["decoder.gru", "decoder.lstm"]), new("decoder.out", ["decoder.out"]),
    ];

    /// <param name="frozenEpochs">Of the encoder.</param>
    public static IReadOnlyList<ParameterGroup> Groups(TranslationNetwork network, double learningRate, int frozenEpochs)
    {
        var (parameters, modules) = (network.named_parameters().ToArray(), network.named_modules().ToArray());
        return [.. All.Select(stage => new ParameterGroup(stage.Name,
            [.. parameters.Where(p => stage.Holds(p.name)).Select(p => p.parameter)],
            [.. modules.Where(m => stage.Holds(m.name)).Select(m => m.module)], learningRate,
            stage.Name.StartsWith(Encoder, StringComparison.Ordinal) ? frozenEpochs : 0))];
    }
}
