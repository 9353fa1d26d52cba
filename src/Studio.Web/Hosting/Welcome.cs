using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Studio.Runtime.Accounts;

namespace Studio.Web.Hosting;

/// <summary>Prints the links by which people come in, as soon as the studio answers.</summary>
public sealed class Welcome(IHostApplicationLifetime lifetime, IServer server, PersonService persons, ILogger<Welcome> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Print);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Print()
    {
        foreach (var address in
            server.Features.Get<IServerAddressesFeature>()!.Addresses.Where(a => !a.Contains("unix:", StringComparison.Ordinal)))
        {
            logger.LogInformation("Open the studio with {OwnerLink}", $"{address}/enter?token={persons.OwnerToken}");
            logger.LogInformation("Give your class this link: {ClassLink}", $"{address}/enter?token={persons.ClassToken}");
        }
    }
}
