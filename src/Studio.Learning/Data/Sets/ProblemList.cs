using Studio.Experiments.Data;

namespace Studio.Learning.Data.Sets;

/// <summary>Collects what a reader finds odd. The first two hundred are listed and the others counted, so that a file with a fault in each
/// line gives a report that can be read.</summary>
/// <param name="name">What the remark on the number of others is about.</param>
internal sealed class ProblemList(string name)
{
    private const int Most = 200;

    private readonly List<DataProblem> _listed = [];
    private int _others;

    public ProblemList(string name, IEnumerable<DataProblem> problems) : this(name) => AddRange(problems);

    public DataProblem? First => _listed.FirstOrDefault();

    public IReadOnlyList<DataProblem> Listed =>
        _others == 0 ? _listed : [.. _listed, new(name, $"and {_others:N0} more problems that are not listed.")];

    public void Add(DataProblem problem)
    {
        if (_listed.Count < Most)
            _listed.Add(problem);
        else
            _others++;
    }

    public void AddRange(IEnumerable<DataProblem> problems)
    {
        foreach (var problem in problems)
            Add(problem);
    }
}
