using Studio.Cli;

return await StudioCommand.RunAsync(args);
