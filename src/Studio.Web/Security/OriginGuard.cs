namespace Studio.Web.Security;

/// <summary>Refuses whatever says that it comes from another site: a browser sends the origin with every WebSocket
/// and every form, and no page can change it. Programs outside a browser send none.</summary>
public sealed class OriginGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0
            || string.Equals(origin, $"{context.Request.Scheme}://{context.Request.Host}", StringComparison.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This request comes from another site. Open the studio's own pages.");
    }
}
