using Microsoft.AspNetCore.DataProtection;
using Studio.Runtime.Storage;
using Studio.Web.Configuration;

namespace Studio.Web.Hosting;

/// <summary>The keys by which cookies are signed. Without them nobody can sign in, and only the log would show why.</summary>
internal static class CookieKeys
{
    /// <exception cref="StorageFaultException">They cannot be read or made.</exception>
    public static void ThrowIfUnusable(IServiceProvider services, StudioSettings settings)
    {
        try
        {
            services.GetDataProtector(nameof(CookieKeys)).Protect("");
        }
        // Damaged keys show as faults of reading, of parsing or of cryptography.
        catch (Exception fault)
        {
            throw new StorageFaultException($"The keys of the cookies in '{Path.Combine(settings.DataFolder, "keys")}' cannot be used: "
                + $"{fault.GetBaseException().Message.TrimEnd('.')}. "
                + "Let the studio read and write that folder, or move it away: then everybody signs in again by their link.", fault);
        }
    }
}
