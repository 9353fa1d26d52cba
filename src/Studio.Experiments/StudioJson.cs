using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Studio.Experiments;

/// <summary>The one serialised form of recipes, cells, events and results: camel case, discriminator <c>kind</c>,
/// members in the order of their declaration, those of the base first.</summary>
public static class StudioJson
{
    public static JsonSerializerOptions Options { get; } = Make(_ => { });

    /// <summary>As <see cref="Options"/>, but a setting that stands at its default is left out, so that two texts of equal records are
    /// equal and a file says only what a person chose.</summary>
    public static JsonSerializerOptions Canonical { get; } = Make(LeaveDefaultsOut);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static string WriteCanonical<T>(T value) => JsonSerializer.Serialize(value, Canonical);

    /// <exception cref="JsonException">The text is no <typeparamref name="T"/>; the message names the place.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(FormerNames.Replace(json), Options)
        ?? throw new JsonException($"The text is 'null' where a {typeof(T).Name} was expected.");

    private static JsonSerializerOptions Make(Action<JsonTypeInfo> modifier)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowOutOfOrderMetadataProperties = true,
            // Files are written by people, too.
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FindKinds, PutBaseFirst, modifier } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void FindKinds(JsonTypeInfo type)
    {
        if (type.Type.GetCustomAttribute<OpenKindsAttribute>(inherit: false) is null)
            return;
        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
        foreach (var (name, kind) in Kinds.Of(type.Type))
            type.PolymorphismOptions.DerivedTypes.Add(new(kind, name));
    }

    private static void PutBaseFirst(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var ordered = type.Properties.OrderBy(p => Depth(p.DeclaringType)).ToArray();
        type.Properties.Clear();
        foreach (var property in ordered)
            type.Properties.Add(property);
    }

    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    /// <summary>Only records that can be made without arguments have defaults.</summary>
    private static void LeaveDefaultsOut(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.IsAbstract || type.Type.GetConstructor(Type.EmptyTypes) is null)
            return;
        object? plain = null;
        foreach (var property in type.Properties.Where(p => p.Get is not null))
        {
            var get = property.Get!;
            property.ShouldSerialize = (_, value) => !Same(value, get(plain ??= Activator.CreateInstance(type.Type)!));
        }
    }

    private static bool Same(object? value, object? standard) =>
        value is System.Collections.IEnumerable and not string && standard is System.Collections.IEnumerable
        ? JsonSerializer.Serialize(value, Options) == JsonSerializer.Serialize(standard, Options)
        : Equals(value, standard);
}
