namespace Studio.Experiments;

/// <summary>Finds what the studio is made of by its type, so that a new part is a file and no edit elsewhere.</summary>
public static class Parts
{
    /// <summary>Concrete types of a kind, from the assembly that declares the kind and from every loaded one marked with
    /// <see cref="StudioPartsAttribute"/>.</summary>
    /// <param name="kind">An abstract type or an interface.</param>
    public static IEnumerable<Type> Of(Type kind) =>
        AppDomain.CurrentDomain.GetAssemblies().Where(a => a.IsDefined(typeof(StudioPartsAttribute), inherit: false))
        .Prepend(kind.Assembly).Distinct().SelectMany(a => a.GetTypes())
        .Where(t => t is { IsAbstract: false, IsClass: true } && t.IsAssignableTo(kind));

    /// <summary>One object of each type of a kind that can be made without arguments.</summary>
    public static IEnumerable<T> Made<T>() where T : class =>
        Of(typeof(T)).Where(t => t.GetConstructor(Type.EmptyTypes) is not null).Select(t => (T)Activator.CreateInstance(t)!);
}
