namespace Studio.Learning.Measures.Transferability;

/// <summary>Figures of a choice on which the reliability of a score depends.</summary>
/// <param name="Items">Labelled items that the scores are computed on.</param>
/// <param name="WidestFeatures">Largest width of the candidates' feature vectors.</param>
/// <param name="FewestSourceClasses">Of the candidates' source heads; null where none has one.</param>
public sealed record ScoreConditions(int Items, int Classes, int WidestFeatures, int? FewestSourceClasses)
{
    public double ItemsPerClass => Items / (double)Classes;
}
