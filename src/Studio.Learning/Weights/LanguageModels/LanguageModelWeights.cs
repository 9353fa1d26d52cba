using Studio.Learning.Networks.Text;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Weights.LanguageModels;

/// <summary>Recognises a language model by the names and shapes of its tensors, and loads it.</summary>
public static class LanguageModelWeights
{
    private const int AttentiveTensors = 12;

    /// <summary>Whether the tensors are those of a language model.</summary>
    /// <exception cref="InvalidDataException">They are of a network that is nearly one; the sentence says what is wrong.</exception>
    public static bool Fit(StateDict weights)
    {
        if (AwdLstmKeys.Fit(weights) || IsAttentive(weights))
            return true;
        using var own = RecurrentKeys.Find(weights)?.Own;
        return own is not null;
    }

    /// <summary>The network in evaluation mode; the caller owns it.</summary>
    /// <exception cref="InvalidDataException">The tensors are no language model's, or some values are NaN or infinite.</exception>
    /// <exception cref="WeightsMismatchException">Tensors are missing or too many.</exception>
    public static LanguageNetwork Open(StateDict weights)
    {
        if (AwdLstmKeys.Fit(weights))
        {
            using var named = AwdLstmKeys.Own(weights);
            return Loaded(new AwdLstm(AwdLstmKeys.Shape(named)), named);
        }
        if (IsAttentive(weights))
            return Loaded(new TextgenRnn((int)weights["embedding.weight"].shape[0], (int)weights["embedding.weight"].shape[1],
                (int)weights["rnn1.weight_hh_l0"].shape[1]), weights);
        if (RecurrentKeys.Find(weights) is not var (own, shape))
            throw new InvalidDataException("The file holds no language model: an embedding, LSTM or GRU layers (weight_ih_l0 …) and a "
                + "linear layer to the vocabulary were expected, and there are "
                + $"{string.Join(", ", weights.Names.Take(4).Select(n => $"'{n}'"))}{(weights.Count > 4 ? " …" : "")}.");
        using (own)
            return Loaded(new RecurrentLanguageModel(shape), own);
    }

    private static LanguageNetwork Loaded(LanguageNetwork network, StateDict weights)
    {
        try
        {
            WeightsLoading.Load(network, weights);
            network.eval();
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static bool IsAttentive(StateDict weights) => weights.Count == AttentiveTensors
        && new[] { "embedding.weight", "rnn1.weight_hh_l0", "rnn2.weight_hh_l0", "attention.weight", "output.weight" }
            .All(n => weights.TryGet(n, out _));
}
