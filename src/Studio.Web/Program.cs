using Studio.Web.Hosting;

try
{
    await using var app = await StudioHost.StartAsync(args);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception fault) when (StartFault.Sentence(fault) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 2;
}
