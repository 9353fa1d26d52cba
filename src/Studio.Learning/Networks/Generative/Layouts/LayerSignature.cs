namespace Studio.Learning.Networks.Generative.Layouts;

/// <summary>What a layout is recognised by: role, channels of the images, and of each layer its name, kernel, bias (b) and normalisation
/// (n), for example "G1 main.0/4n main.3/4".</summary>
internal static class LayerSignature
{
    public static string Of(bool isGenerator, int channels, IEnumerable<LayerRow> rows) =>
        $"{(isGenerator ? 'G' : 'D')}{channels} " + string.Join(' ',
            rows.Select(r => $"{r.Key}/{r.Kernel}{(r.HasBias ? "b" : "")}{(r.Norm is null ? "" : "n")}"));
}
