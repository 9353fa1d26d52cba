namespace Studio.Learning.Weights;

/// <summary>Finds the state dict among what people put around it.</summary>
internal static class CheckpointContent
{
    private const int MaxWrappers = 4;
    private static readonly string[] s_wrappers = ["state_dict", "model_state_dict", "model", "params_ema", "params", "g_ema", "ema", "net", "weights"];

    /// <summary>Names without a common `module.` prefix, their tensors, and the plain values that stood beside the state dict.</summary>
    internal static (IReadOnlyList<KeyValuePair<string, PickleTensor>> Tensors, IReadOnlyDictionary<string, string> Metadata) Find(object? root)
    {
        var metadata = new Dictionary<string, string>();
        for (var depth = 0; depth < MaxWrappers; depth++)
        {
            if (root is not PickleDict dict)
                throw new PickleFault("it holds no dict of tensors; save model.state_dict().");
            foreach (var (key, value) in dict.Items)
                if (key is string name && value is string or long or double or bool)
                    metadata[name] = value.ToString()!;
            if (s_wrappers.Select(dict.Find).FirstOrDefault(inner => inner is PickleDict) is { } inside)
                root = inside;
            else
                return (Strip(dict), metadata);
        }
        throw new PickleFault("its state dict is wrapped more deeply than any known program does.");
    }

    private static KeyValuePair<string, PickleTensor>[] Strip(PickleDict dict)
    {
        const string Prefix = "module.";
        var tensors = dict.Items.Where(i => i is { Key: string, Value: PickleTensor }).Select(i => KeyValuePair.Create((string)i.Key, (PickleTensor)i.Value!)).ToArray();
        if (tensors.Length == 0)
            throw new PickleFault("there is no tensor in its state dict.");
        return tensors.All(t => t.Key.StartsWith(Prefix, StringComparison.Ordinal)) ? [.. tensors.Select(t => KeyValuePair.Create(t.Key[Prefix.Length..], t.Value))] : tensors;
    }
}
