using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Studio.Runtime.Accounts;
using Studio.Runtime.Persons;

namespace Studio.Web.Persons;

/// <summary>Where the printed links lead: the token becomes a cookie, and the address loses it.</summary>
public static class Entrance
{
    private const int LongestName = 40;

    // A whole class may come at once, behind one address. Beyond it somebody makes persons up, each with a quota and a place in the queue
    // of their own.
    private const int AtOnce = 40, PerMinute = 20;

    public static void MapEntrance(this IEndpointRouteBuilder routes)
    {
        // The address holds the token, so the pages it links to get only the origin. With "no-referrer" a browser would send the form with
        // the origin "null", and OriginGuard would refuse it.
        routes.MapGet("/enter", EnterAsync).AllowAnonymous().AddEndpointFilter(WithOriginAloneAsync);
        routes.MapPost("/enter", JoinAsync).AllowAnonymous().AddEndpointFilter(WithOriginAloneAsync);
    }

    /// <summary>How many persons may come in.</summary>
    public static RateLimiter NewLimiter() => new TokenBucketRateLimiter(new()
    {
        TokenLimit = AtOnce, TokensPerPeriod = PerMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0,
        AutoReplenishment = true,
    });

    private static ValueTask<object?> WithOriginAloneAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers["Referrer-Policy"] = "strict-origin";
        return next(context);
    }

    private static async Task<IResult> EnterAsync(string? token, HttpContext context, PersonService persons)
    {
        if (token is null || persons.RoleOf(token) is not { } role)
            return Refused();
        if (PersonClaims.Read(context.User) is { } known && (known.IsOwner || role == PersonRole.Member))
            return Welcomed();
        if (role == PersonRole.Member)
            return new RazorComponentResult<EntrancePage>(new { Token = token });
        await SignInAsync(context, persons, await persons.JoinAsync("Owner", role));
        return Welcomed();
    }

    private static async Task<IResult> JoinAsync([FromForm] string token, [FromForm] string name, HttpContext context,
        PersonService persons, RateLimiter comers)
    {
        if (persons.RoleOf(token) is not { } role)
            return Refused();
        if (name.Trim() is not { Length: > 0 and <= LongestName } given)
            return new RazorComponentResult<EntrancePage>(new { Token = token, Fault = $"A name has 1 to {LongestName} characters." });
        // Whoever is in already gets no second place in the queue by coming again.
        if (PersonClaims.Read(context.User) is { } known && (known.IsOwner || role == PersonRole.Member))
            return Welcomed();
        if (!comers.AttemptAcquire().IsAcquired)
            return new RazorComponentResult<EntrancePage>(new { Token = token, Fault = "Too many sign-ins at the moment. Wait a minute, "
                + "and sign in again." })
                { StatusCode = StatusCodes.Status429TooManyRequests };
        await SignInAsync(context, persons, await persons.JoinAsync(given, role));
        return Welcomed();
    }

    private static Task SignInAsync(HttpContext context, PersonService persons, Person person) => context.SignInAsync(
        PersonClaims.Of(person, CookieAuthenticationDefaults.AuthenticationScheme, persons.KeyOf(person.Role)),
        new AuthenticationProperties { IsPersistent = true });

    /// <summary>A page that leads on and no redirect: after a click on another site a browser withholds a strict
    /// cookie all along the redirects.</summary>
    private static RazorComponentResult<EntrancePage> Welcomed() => new(new { IsIn = true });

    private static RazorComponentResult<EntrancePage> Refused() =>
        new(new { Fault = "This link is not valid. Check it, or ask for a new one." }) { StatusCode = StatusCodes.Status403Forbidden };
}
