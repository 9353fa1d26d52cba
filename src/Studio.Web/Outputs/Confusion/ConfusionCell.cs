namespace Studio.Web.Outputs.Confusion;

/// <summary>A cell of a confusion matrix, by the indices of its classes.</summary>
public sealed record ConfusionCell(int Truth, int Predicted)
{
    public bool IsRight => Truth == Predicted;
}
