using Microsoft.Net.Http.Headers;
using Studio.Runtime.Artifacts;

namespace Studio.Web.Artifacts;

/// <summary>Serves artifacts. One never changes, so a browser may keep it for ever; its content type comes from this list alone.</summary>
public static class ArtifactAddresses
{
    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        ["png"] = "image/png",
        ["jpg"] = "image/jpeg",
        ["txt"] = "text/plain; charset=utf-8",
        ["csv"] = "text/csv; charset=utf-8",
        ["json"] = "application/json",
        ["zip"] = "application/zip",
        ["safetensors"] = "application/octet-stream",
    };

    public static void MapArtifacts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/artifacts/{sha256:regex(^[0-9a-f]{{64}}$)}.{ending:alpha}", Serve);

    /// <param name="name">File name for the browser, without ending.</param>
    private static IResult Serve(string sha256, string ending, string? name, ArtifactStore artifacts, HttpResponse response)
    {
        if (!s_types.TryGetValue(ending, out var type))
            return Results.NotFound();
        Stream? content;
        try
        {
            content = artifacts.OpenVerified(sha256, ending);
        }
        catch (InvalidDataException damaged)
        {
            return Results.Text(damaged.Message, statusCode: StatusCodes.Status410Gone);
        }
        if (content is null)
            return Results.NotFound();
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var isPicture = type.StartsWith("image/", StringComparison.Ordinal);
        return Results.Stream(content, type, isPicture ? null : $"{(IsPlain(name) ? name : sha256[..12])}.{ending}",
            entityTag: new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true);
    }

    private static bool IsPlain(string? name) =>
        name is { Length: > 0 and <= 120 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
