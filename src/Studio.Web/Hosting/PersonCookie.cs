using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Studio.Runtime.Accounts;
using Studio.Web.Api;
using Studio.Web.Configuration;
using Studio.Web.Persons;

namespace Studio.Web.Hosting;

/// <summary>Everything demands the signed cookie, or of a program a token, unless it says otherwise.</summary>
public static class PersonCookie
{
    private const string CookieOrToken = "cookie-or-token";

    public static void AddStudioPersons(this IServiceCollection services, StudioSettings settings)
    {
        services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, null, options => options.ForwardDefaultSelector = context =>
            TokenAuthentication.Concerns(context.Request)
            ? TokenAuthentication.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddCookie(options =>
        {
            // Browsers share cookies between ports, so two studios on one machine need two names.
            options.Cookie.Name =
                $"studio-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(settings.DataFolder))))[..8]}";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromDays(90);
            options.Events.OnValidatePrincipal = async context =>
            {
                if (PersonClaims.IsCurrent(context.Principal!, context.HttpContext.RequestServices.GetRequiredService<PersonService>()))
                    return;
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(context.Scheme.Name);
            };
            options.Events.OnRedirectToLogin = context => RefuseAsync(context.HttpContext, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = context => RefuseAsync(context.HttpContext, StatusCodes.Status403Forbidden);
        });
        services.AddSingleton(_ => Entrance.NewLimiter());
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>A browser gets a page, a program a sentence.</summary>
    private static Task RefuseAsync(HttpContext context, int status)
    {
        if (TokenAuthentication.IsForPrograms(context.Request.Path))
            return TokenAuthentication.RefuseAsync(context.Response,
                "Send the header 'Authorization: Bearer TOKEN'. You create a token on the page API of the studio.");
        const string sentence =
            "Authentication is required. Open the link that was printed when it started, or ask the person who runs it.";
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            return new RazorComponentResult<EntrancePage>(new { Fault = sentence }) { StatusCode = status }.ExecuteAsync(context);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence);
    }
}
