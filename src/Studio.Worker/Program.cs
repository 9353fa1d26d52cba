using Studio.Worker;

return await WorkerCommand.Build().Parse(args).InvokeAsync();
