namespace Studio.Notebooks.Settings;

/// <summary>On a setting that names other cells by their ids: their results are taken in.</summary>
/// <param name="values">The kinds of values of which one is needed: types of results, the usual one first.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute(params Type[] values) : Attribute
{
    public IReadOnlyList<Type> Values => values;

    /// <summary>For people, within a sentence: "a trained classifier or a translator".</summary>
    public string Needed => string.Join(" or ", values.Select(ValueKind.Name));

    /// <summary>The cell gives such a value, whatever its kind.</summary>
    public bool Fits(Cell cell) => values.Any(v => cell.Produces?.IsAssignableTo(v) == true);

    /// <summary>Place of what the cell gives among <see cref="Values"/>: the first is what one usually wants.</summary>
    public int Rank(Cell cell) => Array.FindIndex(values, v => cell.Produces?.IsAssignableTo(v) == true);

    /// <summary>The cell cannot run without it. Where it may be empty, empty has a meaning of its own.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>It stands above what it asks about: a new one names the nearest cell below that takes in others, else the nearest above,
    /// though it may stay empty.</summary>
    public bool IsAhead { get; init; }

    /// <summary>A setting of the chosen cell, by its name in the file, that people look for in this one's form;
    /// null where there is none.</summary>
    public string? Offers { get; init; }
}
