using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Text;

/// <summary>A part of a language network that is frozen and unfrozen as a whole.</summary>
/// <param name="Name">"embedding", "rnn.0" and so on, "decoder".</param>
/// <param name="Modules">Modules whose mode follows the stage.</param>
public sealed record LanguageStage(string Name, IReadOnlyList<Parameter> Parameters, IReadOnlyList<nn.Module> Modules);
