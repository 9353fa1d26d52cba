using Studio.Experiments.Results;

namespace Studio.Runtime.Runs;

/// <summary>The figures of a result as a table of runs has them.</summary>
internal static class RunFigures
{
    /// <summary>By name, shares in percent; of a trained model also the items of each part.</summary>
    public static IReadOnlyDictionary<string, double> Of(CellResult result)
    {
        var figures = result.Figures.OfType<ResultFigure.Number>().Where(f => double.IsFinite(f.Value)).DistinctBy(f => f.Name)
            .ToDictionary(f => f.Name, f => f.Value);
        if (result is Classifier trained)
        {
            figures[$"training {trained.Unit}"] = trained.Items.Train;
            figures[$"validation {trained.Unit}"] = trained.Items.Validation;
            figures[$"test {trained.Unit}"] = trained.Items.Test;
            figures["epochs"] = trained.Epochs.Count;
        }
        return figures;
    }
}
