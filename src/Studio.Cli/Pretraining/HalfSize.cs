using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Cli.Pretraining;

/// <summary>Keeps weights in bfloat16, which takes half the space and changes no figure that counts here.</summary>
internal static class HalfSize
{
    // Batch normalisation counts its batches for a mode that nothing here uses; loading does without.
    private const string CounterEnding = ".num_batches_tracked";

    /// <summary>Rounds every tensor of a file in its place; what the file says of itself stays.</summary>
    public static void Rewrite(string path)
    {
        using var weights = SafeTensors.Read(path);
        using var scope = NewDisposeScope();
        SafeTensors.Write(path, weights.Names.Where(name => !name.EndsWith(CounterEnding, StringComparison.Ordinal))
            .Select(name => KeyValuePair.Create(name, weights[name].to(ScalarType.BFloat16))), weights.Metadata);
    }
}
