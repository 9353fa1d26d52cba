namespace Studio.Web.Security;

/// <summary>The link of the workers is served on the Unix socket and nowhere else, and nothing else is served there.</summary>
public sealed class SocketGuard(RequestDelegate next)
{
    public const string LinkPath = "/link";

    public Task InvokeAsync(HttpContext context)
    {
        var cameOverSocket = context.Connection.LocalIpAddress is null;
        if (cameOverSocket == context.Request.Path.StartsWithSegments(LinkPath))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
