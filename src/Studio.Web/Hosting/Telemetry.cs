using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Studio.Web.Configuration;
using Studio.Web.Live;

namespace Studio.Web.Hosting;

/// <summary>Metrics and traces, if the settings name where they go.</summary>
public static class Telemetry
{
    public static void Add(WebApplicationBuilder builder, StudioSettings settings)
    {
        builder.Services.AddSingleton<LiveMeter>();
        if (settings.Telemetry is not { } address)
            return;
        builder.Services.AddOpenTelemetry()
            .WithMetrics(m => m.AddMeter(LiveMeter.Name, "Microsoft.Orleans").AddAspNetCoreInstrumentation()
                .AddOtlpExporter(o => o.Endpoint = address))
            .WithTracing(t => t.AddSource("Microsoft.Orleans.Application").AddAspNetCoreInstrumentation()
                .AddOtlpExporter(o => o.Endpoint = address));
    }
}
