using Studio.Learning.Data.Translation;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using Studio.Learning.Networks.Translation;

namespace Studio.Learning.Tasks.Translating;

/// <summary>Weights that an encoder begins with, and the vocabulary that belongs to them.</summary>
/// <param name="Weights">File with an encoder, or with a whole network whose encoder is taken.</param>
public sealed record PretrainedEncoder(string Weights, SentenceVocabulary Vocabulary)
{
    /// <exception cref="WeightsMismatchException">The weights are of another size, kind or vocabulary than the encoder.</exception>
    internal void Load(TranslationEncoder encoder)
    {
        using var weights = WeightsFile.Read(Weights);
        using var own = weights.Inside("encoder");
        WeightsLoading.Load(encoder, own.Count > 0 ? own : weights);
    }
}
