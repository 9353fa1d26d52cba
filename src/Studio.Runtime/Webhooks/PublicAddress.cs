using System.Net;
using System.Net.Sockets;

namespace Studio.Runtime.Webhooks;

/// <summary>Distinguishes public internet addresses from those of this machine and of private networks.</summary>
/// <remarks>IANA's registries of special-purpose addresses for IPv4 and IPv6.</remarks>
internal static class PublicAddress
{
    private static readonly IPNetwork[] s_special4 = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    }.Select(IPNetwork.Parse)];

    // Global unicast, without documentation and without the forms that carry an IPv4 address: Teredo, ORCHID and others, 6to4.
    private static readonly IPNetwork s_global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] s_special6 = 
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Is(IPAddress address) => address.IsIPv4MappedToIPv6 ? Is(address.MapToIPv4())
        : address.AddressFamily == AddressFamily.InterNetwork ? !s_special4.Any(n => n.Contains(address))
        : s_global6.Contains(address) && !s_special6.Any(n => n.Contains(address));
}
