using System.Net.Sockets;
using Studio.Runtime.Storage;
using Studio.Web.Configuration;

namespace Studio.Web.Hosting;

/// <summary>Why the studio cannot start, in a sentence that says what to do.</summary>
public static class StartFault
{
    /// <summary>Null for what is a mistake of the studio.</summary>
    public static string? Sentence(Exception fault) => fault switch
    {
        AggregateException { InnerExceptions: [var only] } => Sentence(only),
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException }
            or Microsoft.AspNetCore.Connections.AddressInUseException =>
            $"{fault.Message.TrimEnd('.')}. Another program listens there: choose another address with --urls, or end it.",
        SocketException { SocketErrorCode: SocketError.AccessDenied or SocketError.AddressNotAvailable } =>
            $"The address cannot be listened on ({fault.Message}). Choose another one with --urls, with a port above 1023.",
        FormatException or InvalidOperationException when fault.Message.Contains("url", StringComparison.OrdinalIgnoreCase)
            || fault.Message.Contains("address", StringComparison.OrdinalIgnoreCase) =>
            $"{fault.Message.TrimEnd('.')}. Write --urls as http://127.0.0.1:5080.",
        ArgumentOutOfRangeException { ParamName: "port" } =>
            "The port of --urls is none: ports go from 0 to 65535. Write --urls as http://127.0.0.1:5080.",
        InvalidOperationException { InnerException: FormatException or ArgumentException
            or System.Reflection.TargetInvocationException } when Setting(fault.Message) is { } setting =>
            $"{setting} cannot be read: {fault.Message.TrimEnd('.')}. Write it as the README does, or leave it out.",
        IOException or UnauthorizedAccessException =>
            $"The data folder cannot be used: {fault.Message.TrimEnd('.')}. Name another one with --data-folder, "
            + "or make room and let the studio write there.",
        _ => StorageFault.Sentence(fault, "The database"),
    };

    private static string? Setting(string message) =>
        StudioSettings.Switches.Where(s => message.Contains($"'{s.Value}'", StringComparison.OrdinalIgnoreCase)).Select(s => s.Key)
        .FirstOrDefault();
}
