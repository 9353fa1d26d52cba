namespace Studio.Notebooks;

/// <summary>A cell that knows before its run what it will give or do, for example <see cref="StatedDataset"/>. The sentences, checks,
/// forms and programs of the cells that take it in use that; they never ask for a kind of cell.</summary>
public interface IStates<out T> where T : class
{
    /// <summary>Null as long as it depends on a choice that is not made yet.</summary>
    T? Stated(Notebook notebook);
}
