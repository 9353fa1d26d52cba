using Studio.Runtime.Storage;

namespace Studio.Web.Hosting;

/// <summary>While storage cannot be opened, every address says why instead of showing a page without its data.</summary>
public sealed class StorageGuard(RequestDelegate next, StorageHealth storage)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (storage.Fault is not { } fault || context.Connection.LocalIpAddress is null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        // A browser looks again by itself.
        context.Response.Headers["Refresh"] = "5";
        return context.Response.WriteAsync($"The studio cannot show anything yet. {fault}");
    }
}
