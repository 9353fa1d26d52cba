using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Studio.Runtime.Storage;
using Studio.Web.Persons;

namespace Studio.Web.Hosting;

/// <summary>While storage cannot be opened, every address says so instead of showing a page without its data. Why,
/// with paths and hosts, is for the owner.</summary>
public sealed class StorageGuard(RequestDelegate next, StorageHealth storage)
{
    private const string Closed = "The studio is not ready: its storage cannot be opened. Its log has the cause.";

    public async Task InvokeAsync(HttpContext context)
    {
        if (storage.Fault is not { } fault || context.Connection.LocalIpAddress is null)
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        // A browser looks again by itself.
        context.Response.Headers["Refresh"] = "5";
        await context.Response.WriteAsync(await IsOwnerAsync(context) ? $"The studio is not ready. {fault}" : Closed);
    }

    /// <summary>By the cookie alone: a token would be looked up in storage.</summary>
    private static async Task<bool> IsOwnerAsync(HttpContext context) =>
        (await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme)).Principal is { } principal
        && PersonClaims.Read(principal) is { IsOwner: true };
}
