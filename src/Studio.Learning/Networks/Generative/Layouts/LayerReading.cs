using System.Globalization;
using Studio.Learning.Weights.Formats;
using static TorchSharp.torch;

namespace Studio.Learning.Networks.Generative.Layouts;

/// <summary>Reads from names and shapes what they can tell: the layers in their order, their kind and channels, what is
/// normalised.</summary>
internal sealed class LayerReading
{
    private const int MostRows = 16;

    private readonly List<LayerRow> _rows = [];

    private LayerReading() { }

    public IReadOnlyList<LayerRow> Rows => _rows;

    public bool IsGenerator { get; private set; }

    public int Channels { get; private set; }

    /// <exception cref="InvalidDataException">A tensor belongs to no row of layers.</exception>
    public static LayerReading Of(StateDict weights)
    {
        var parts = weights.Names.Where(n => n.Contains('.', StringComparison.Ordinal)).Select(n => n[..n.LastIndexOf('.')])
            .Distinct(StringComparer.Ordinal).OrderBy(p => p, Comparer<string>.Create(InOrder)).ToArray();
        if (weights.Names.FirstOrDefault(n => !n.Contains('.', StringComparison.Ordinal)) is { } bare)
            throw Misfit(bare, weights[bare], "has no name of a layer before it");
        if (weights.Names.FirstOrDefault(n => weights[n].numel() == 0) is { } empty)
            throw Misfit(empty, weights[empty], "holds no value");
        var reading = new LayerReading();
        foreach (var part in parts)
            reading.Add(part, weights);
        if (reading._rows.Count < 2)
            throw new InvalidDataException("The file holds no generator or discriminator: these are rows of at least two linear layers "
                + "or convolutions, and there "
                + (reading._rows.Count == 1 ? $"is only '{reading._rows[0].Key}'." : "is none."));
        if (reading._rows.Count > MostRows)
            throw new InvalidDataException($"The file holds {reading._rows.Count} layers in a row. Generators and discriminators of at "
                + $"most {MostRows} are read.");
        reading.Orient(weights);
        reading.SetRole();
        return reading;
    }

    private void Add(string part, StateDict weights)
    {
        if (!weights.TryGet($"{part}.weight", out var weight))
            throw new InvalidDataException($"'{part}' has no weights, so it is no layer of a generator or discriminator.");
        var hasBias = weights.TryGet($"{part}.bias", out _);
        if (weight.dim() == 1)
        {
            if (_rows.Count == 0 || !weights.TryGet($"{part}.running_mean", out _) || _rows[^1].Norm is not null)
                throw Misfit($"{part}.weight", weight, "is no batch normalisation behind a layer");
            _rows[^1] = _rows[^1] with { Norm = part };
        }
        else if (weight.dim() == 2)
            _rows.Add(new()
            {
                Key = part, Kind = LayerKind.Linear, Inputs = (int)weight.shape[1], Outputs = (int)weight.shape[0], HasBias = hasBias,
            });
        else if (weight.dim() == 4 && weight.shape[2] == weight.shape[3])
            // As of a plain convolution, until the neighbours say otherwise.
            _rows.Add(new()
            {
                Key = part, Kind = LayerKind.Convolution, Inputs = (int)weight.shape[1], Outputs = (int)weight.shape[0],
                Kernel = (int)weight.shape[2], HasBias = hasBias,
            });
        else
            throw Misfit($"{part}.weight", weight, "is neither a linear layer nor a convolution with a square kernel");
    }

    /// <summary>A transposed convolution's weights are (inputs, outputs, K, K), a plain one's (outputs, inputs, K, K). The channels of the
    /// normalisation, the bias and the neighbours decide; where all are equal, the layers before.</summary>
    private void Orient(StateDict weights)
    {
        var told = Enumerable.Range(0, _rows.Count).Where(i => _rows[i].Kind != LayerKind.Linear).Select(i => IsTransposed(i, weights));
        var isUp = _rows[0].Kind == LayerKind.Linear || told.FirstOrDefault(t => t is not null) == true;
        for (var i = 0; i < _rows.Count; i++)
            if (_rows[i].Kind != LayerKind.Linear && (IsTransposed(i, weights) ?? isUp))
                _rows[i] = _rows[i] with { Kind = LayerKind.TransposedConvolution, Inputs = _rows[i].Outputs, Outputs = _rows[i].Inputs };
        for (var i = 1; i < _rows.Count; i++)
            if (!Fits(_rows[i - 1], _rows[i]))
                throw Misfit($"{_rows[i].Key}.weight", weights[$"{_rows[i].Key}.weight"],
                    $"does not take the {_rows[i - 1].Outputs} channels of '{_rows[i - 1].Key}' before it");
    }

    /// <summary>Null where nothing tells.</summary>
    private bool? IsTransposed(int i, StateDict weights)
    {
        var row = _rows[i];
        var (first, second) = (row.Outputs, row.Inputs);
        if (first == second)
            return null;
        var outputs = row.Norm is { } norm ? weights[$"{norm}.weight"].shape[0]
            : row.HasBias ? weights[$"{row.Key}.bias"].shape[0] : (long?)null;
        if (outputs is { } stated)
            return stated == second;
        // A neighbour that is still read as a plain convolution, or was turned already.
        if (i > 0)
            return _rows[i - 1].Outputs == first;
        int[] after = i + 1 < _rows.Count ? [_rows[i + 1].Inputs, _rows[i + 1].Outputs] : [];
        return after.Contains(second) && !after.Contains(first) ? true
            : after.Contains(first) && !after.Contains(second) ? false : null;
    }

    /// <summary>A linear layer behind a convolution reads all its pixels, one in front of a convolution writes them.</summary>
    private static bool Fits(LayerRow row, LayerRow next) => row.Outputs == next.Inputs
        || row.Kind != LayerKind.Linear && next.Kind == LayerKind.Linear && next.Inputs % row.Outputs == 0
        || row.Kind == LayerKind.Linear && next.Kind != LayerKind.Linear && row.Outputs % next.Inputs == 0;

    private void SetRole()
    {
        var (first, last) = (_rows[0], _rows[^1]);
        IsGenerator = last.Outputs is 1 or 3 && first.Inputs > 3 && first.Kind == LayerKind.TransposedConvolution
            || last.Kind == LayerKind.Linear && last.Outputs > first.Inputs
            || first.Kind == LayerKind.Linear && last.Kind == LayerKind.TransposedConvolution;
        var pixels = IsGenerator ? last : first;
        // Linear layers see pixels: grey where their number is a square, else three times one.
        Channels = pixels.Kind != LayerKind.Linear ? IsGenerator ? pixels.Outputs : pixels.Inputs
            : IsSquare(IsGenerator ? pixels.Outputs : pixels.Inputs) ? 1 : 3;
        if (!IsGenerator && last.Outputs != 1)
            throw new InvalidDataException($"The last layer '{last.Key}' has {last.Outputs} outputs. A generator ends in images with 1 or "
                + "3 channels, and a discriminator in one value.");
        if (Channels is not (1 or 3))
            throw new InvalidDataException($"'{pixels.Key}' is next to the image and has {Channels} channels; images have 1 or 3.");
    }

    private static bool IsSquare(int value) => (int)Math.Sqrt(value) is var root && root * root == value;

    private static InvalidDataException Misfit(string name, Tensor tensor, string why) =>
        new($"'{name}' with the shape ({string.Join(", ", tensor.shape)}) {why}, so the file is no row of layers as generators and "
            + "discriminators are.");

    /// <summary>Numbers in names by their value: "main.9" before "main.12".</summary>
    private static int InOrder(string left, string right)
    {
        var (a, b) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = int.TryParse(a[i], NumberStyles.None, CultureInfo.InvariantCulture, out var x)
                && int.TryParse(b[i], NumberStyles.None, CultureInfo.InvariantCulture, out var y)
                ? x.CompareTo(y) : string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
                return order;
        }
        return a.Length.CompareTo(b.Length);
    }
}
