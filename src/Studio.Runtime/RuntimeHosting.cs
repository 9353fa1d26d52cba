using Microsoft.Extensions.Hosting;

namespace Studio.Runtime;

/// <summary>Puts the runtime into a host.</summary>
public static class RuntimeHosting
{
    /// <summary>Desks, grains and storage. The host must also have an <see cref="Desks.IWorkerPort"/>.</summary>
    public static IHostApplicationBuilder AddStudioRuntime(this IHostApplicationBuilder builder, RuntimeOptions options)
    {
        throw new NotImplementedException();
    }
}
