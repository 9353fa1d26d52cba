namespace Studio.Runtime.Webhooks;

/// <summary>A webhook's host is not on the open internet.</summary>
internal sealed class AddressRefusedException(string host) : Exception(
    $"'{host}' is an address of this machine or of a private network, which webhooks may not call. "
        + "The setting AllowPrivateWebhooks allows it.");
