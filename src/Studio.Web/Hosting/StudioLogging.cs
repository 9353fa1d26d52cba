using Serilog;
using Serilog.Events;
using Studio.Web.Configuration;

namespace Studio.Web.Hosting;

/// <summary>Logs to the console and to a file a day in the data folder; a line about a run names the run and its cell.</summary>
public static class StudioLogging
{
    private const string Line =
        "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj} {Run} {Cell}{NewLine}{Exception}";

    public static void Add(WebApplicationBuilder builder, StudioSettings settings) => builder.Services.AddSerilog(log => log
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        // Why it did not start is one sentence at the end; a background service that ends the studio is logged as fatal too.
        .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
        .MinimumLevel.Override("Orleans", LogEventLevel.Error)
        .MinimumLevel.Override("Polly", LogEventLevel.Warning)
        // Keys lie in a folder that only the owner can read; that is the protection there is.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .Enrich.FromLogContext()
        .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {Run} {Cell}{NewLine}{Exception}")
        .WriteTo.File(Path.Combine(settings.DataFolder, "logs", "studio-.log"), outputTemplate: Line, rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: 14));
}
