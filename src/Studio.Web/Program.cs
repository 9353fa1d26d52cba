using Studio.Web.Hosting;

try
{
    await StudioHost.Create(args).RunAsync();
    return 0;
}
catch (Exception fault) when (StartFault.Sentence(fault) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 2;
}
