using Studio.Runtime.Storage;
using Studio.Web.Hosting;

try
{
    await StudioHost.Create(args).RunAsync();
    return 0;
}
catch (StorageFaultException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
