using Studio.Worker;

return await WorkerCommand.Build(Console.OpenStandardInput()).Parse(args).InvokeAsync();
