using Studio.Experiments.Results;

namespace Studio.Web.Outputs.Confusion;

/// <summary>How strongly each cell of a confusion matrix is shaded, from 0 to 1: by its share of its row,
/// so that a rare class shows its errors too. Right and wrong have scales of their own, because a few wrong ones
/// would be invisible beside many right ones.</summary>
public sealed class ConfusionShade
{
    private readonly ConfusionMatrix _matrix;
    private readonly double[] _rows;
    private readonly double _mostWrong;

    public ConfusionShade(ConfusionMatrix matrix)
    {
        _matrix = matrix;
        _rows = [.. matrix.Counts.Select(r => (double)Math.Max(r.Sum(), 1))];
        _mostWrong = Math.Max(.05,
            Enumerable.Range(0, _rows.Length).SelectMany(t => Enumerable.Range(0, _rows.Length).Where(p => p != t).Select(p => Share(t, p)))
                .DefaultIfEmpty(0).Max());
    }

    public double Of(int truth, int predicted) => truth == predicted ? Share(truth, predicted) : Share(truth, predicted) / _mostWrong;

    public double Share(int truth, int predicted) => _matrix.Counts[truth][predicted] / _rows[truth];
}
