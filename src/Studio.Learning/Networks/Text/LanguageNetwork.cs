using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>A recurrent language model: tokens (T, N) in int64 and a state to logits (T, N, V) of the token after each.</summary>
/// <remarks>The direction lies in the data: a backward model reads its text reversed. A sequence that is read in pieces gives what it gives
/// in one piece, if each piece gets the state that the last one left.</remarks>
public abstract class LanguageNetwork(string name) : nn.Module<Tensor, IReadOnlyList<Tensor>?, LanguageModelOutput>(name)
{
    static LanguageNetwork() => Devices.ProcessorConvolutions.Ensure();

    /// <summary>Size V of the vocabulary.</summary>
    public abstract int VocabularySize { get; }

    /// <summary>In the order of the layers, the embedding first. A parameter that two layers share is the first one's.</summary>
    public abstract IReadOnlyList<LanguageStage> Stages { get; }

    /// <param name="tokens">Tokens (T, N) in int64.</param>
    /// <param name="state">What the same sequences left; null begins anew.</param>
    public abstract override LanguageModelOutput forward(Tensor tokens, IReadOnlyList<Tensor>? state);
}
