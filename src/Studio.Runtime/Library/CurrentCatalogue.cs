using Studio.Experiments.Catalogue;

namespace Studio.Runtime.Library;

/// <summary>What there is to choose from at this moment: what comes with the program and what people have stored
/// here. Whoever lives longer than a page reads <see cref="Value"/> each time anew.</summary>
/// <param name="program">What the worker program described when it was built.</param>
public sealed class CurrentCatalogue(StudioCatalogue program)
{
    private readonly StudioCatalogue _program = program;
    private readonly Lock _gate = new();
    private IReadOnlyList<WeightsFacts> _weights = [];
    private IReadOnlyList<DatasetFacts> _datasets = [];
    private IReadOnlySet<string> _here = new HashSet<string>();
    private volatile StudioCatalogue _value = program;

    public StudioCatalogue Value => _value;

    /// <summary>Replaces the stored weights.</summary>
    public void SetWeights(IReadOnlyList<WeightsFacts> stored)
    {
        lock (_gate)
        {
            _weights = stored;
            Rebuild();
        }
    }

    /// <summary>Replaces the stored data sets.</summary>
    public void SetDatasets(IReadOnlyList<DatasetFacts> stored)
    {
        lock (_gate)
        {
            _datasets = stored;
            Rebuild();
        }
    }

    /// <summary>Replaces the keys of published weights that were downloaded.</summary>
    public void SetHere(IReadOnlySet<string> downloaded)
    {
        lock (_gate)
        {
            // It is said every few seconds, and pages are drawn anew for another catalogue.
            if (_here.SetEquals(downloaded))
                return;
            _here = downloaded;
            Rebuild();
        }
    }

    private void Rebuild() => _value = _program with
    {
        Weights = [.. _program.Weights.Select(w => w with { IsHere = w.IsBundled || _here.Contains(w.Key) }), .. _weights],
        Datasets = [.. _program.Datasets, .. _datasets],
    };
}
