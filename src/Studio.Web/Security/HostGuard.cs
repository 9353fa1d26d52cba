using System.Net;

namespace Studio.Web.Security;

/// <summary>Answers only under names that are the studio's own, so that no foreign name can be made to point here
/// (DNS rebinding).</summary>
/// <remarks>An address in digits cannot be rebound: whoever types it means this machine.</remarks>
public sealed class HostGuard(RequestDelegate next, IConfiguration configuration)
{
    private readonly HashSet<string> _names = new(
        (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(n => n != "*").Append("localhost"),
        StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Connection.LocalIpAddress is null || IsOurs(context.Request.Host.Host))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync("The studio does not serve this host name. If it is yours, add it to the setting AllowedHosts.");
    }

    private bool IsOurs(string host) => _names.Contains(host) || IPAddress.TryParse(host, out _);
}
