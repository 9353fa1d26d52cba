
namespace Studio.Web.Cells;

/// <summary>Which component draws which kind of cell; found by the base class, so a new view is a new file and nothing else.</summary>
public static class CellViews
{
    private static readonly IReadOnlyDictionary<Type, Type> s_views = typeof(CellViews).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false })
        .Select(t => (View: t, Cell: CellOf(t)))
        .Where(v => v.Cell is not null)
        .ToDictionary(v => v.Cell!, v => v.View);

    /// <summary>Null where the kind has no view of its own; the generic one draws it then.</summary>
    public static Type? Of(Type cell) => s_views.GetValueOrDefault(cell);

    private static Type? CellOf(Type view)
    {
        for (var type = view.BaseType; type is not null; type = type.BaseType)
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(CellView<>))
                return type.GetGenericArguments()[0];
        return null;
    }
}
