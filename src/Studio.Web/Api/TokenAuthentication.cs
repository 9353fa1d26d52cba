using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Studio.Runtime.Accounts;
using Studio.Web.Persons;

namespace Studio.Web.Api;

/// <summary>Lets programs in by <c>Authorization: Bearer</c> and a token that a person made. It opens what is meant for programs, and no
/// page: whoever finds a token cannot make further ones with it.</summary>
public sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";
    private const string Bearer = "Bearer ";

    /// <summary>True for a request that shows a token where programs may.</summary>
    public static bool Concerns(HttpRequest request) =>
        IsForPrograms(request.Path) && request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for an address whose answers are read by programs.</summary>
    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", out var rest) && rest.HasValue || path.StartsWithSegments("/hubs")
            || path.StartsWithSegments("/artifacts");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        return await tokens.FindPersonAsync(secret, Context.RequestAborted) is { } person
            ? AuthenticateResult.Success(new(PersonClaims.Of(person, SchemeName), SchemeName))
            : AuthenticateResult.Fail("The token is not valid.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        RefuseAsync(Response,
            "This token is not valid. It may have been revoked, or it is incomplete. Create a new one on the page API of the studio.");

    internal static Task RefuseAsync(HttpResponse response, string sentence)
    {
        response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblem.Unauthorized(sentence).ExecuteAsync(response.HttpContext);
    }
}
