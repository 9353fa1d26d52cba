using Studio.Cli;
using Studio.Learning;

TorchEnvironment.Prepare();
return await StudioCommand.RunAsync(args);
