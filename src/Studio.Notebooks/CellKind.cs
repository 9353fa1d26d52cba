namespace Studio.Notebooks;

/// <summary>A kind of cell as a palette offers it.</summary>
/// <param name="Kind">Name in files, for example "pretrained-model".</param>
/// <param name="Title">For people, for example "Pretrained model".</param>
/// <param name="Description">What it does, in one sentence.</param>
public sealed record CellKind(string Kind, string Title, string Description)
{
    /// <summary>All kinds that can be added, in the order in which a notebook usually has them.</summary>
    public static IReadOnlyList<CellKind> All => throw new NotImplementedException();

    public static CellKind Of(Cell cell) => throw new NotImplementedException();

    /// <summary>A cell of this kind with default settings and an id that is free in the notebook.</summary>
    public Cell Make(Notebook notebook) => throw new NotImplementedException();
}
