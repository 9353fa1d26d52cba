using System.Security.Cryptography;

namespace Studio.Web.Security;

/// <summary>Headers that keep foreign scripts, frames and guesses about content types out.</summary>
public sealed class SafeHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        // MudBlazor and Plotly set styles on elements; Blazor's import map is the one inline script, and it carries the nonce.
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{Nonce(context)}'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), clipboard-read=(self), clipboard-write=(self), fullscreen=(self), "
            + "display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }

    /// <summary>The word that lets this response's own inline script run; another one each time.</summary>
    public static string Nonce(HttpContext context)
    {
        if (context.Items[typeof(SafeHeaders)] is string known)
            return known;
        var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[typeof(SafeHeaders)] = made;
        return made;
    }
}
