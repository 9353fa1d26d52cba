namespace Studio.Learning.Networks.Text;

/// <summary>Kind of the recurrent layers.</summary>
public enum RecurrentCell
{
    Lstm,
    Gru,
}
