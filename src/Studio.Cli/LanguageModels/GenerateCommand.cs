using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Studio.Experiments.Recipes;
using Studio.Learning.Tasks;
using Studio.Learning.Weights.LanguageModels;
using TorchSharp;

namespace Studio.Cli.LanguageModels;

/// <summary>`studio generate`: a text that a language model continues.</summary>
public static class GenerateCommand
{
    private const int MostTokens = 100_000, MostPromptTokens = 10_000;

    public static Command Build()
    {
        var weights = new Option<string>("--weights")
            { Required = true, Description = "Weights of a language model (.safetensors, .pth, .pt)." };
        var vocabulary = VocabularyOption();
        var prompt = new Option<string>("--prompt") { Description = "Beginning of the text.", DefaultValueFactory = _ => "" };
        var tokens = new Option<int>("--tokens") { Description = "Tokens behind the prompt.", DefaultValueFactory = _ => 200 };
        tokens.AtLeast(1);
        var temperature = new Option<double>("--temperature")
            { Description = "Sampling temperature; 0 takes the likeliest token.", DefaultValueFactory = _ => 0.7 };
        var topK = new Option<int>("--top-k") { Description = "Only the k likeliest tokens; 0 for all." };
        topK.AtLeast(0);
        var topP = new Option<double>("--top-p")
            { Description = "Only the likeliest tokens up to this sum of probabilities.", DefaultValueFactory = _ => 1 };
        var seed = new Option<ulong>("--seed") { Description = "Random seed of the samples.", DefaultValueFactory = _ => 1 };
        var device = DeviceOption.Build();
        var json = new Option<bool>("--json") { Description = "Print only one line of JSON to standard output." };
        var command = new Command("generate", "Generates text with a language model.")
            { weights, vocabulary, prompt, tokens, temperature, topK, topP, seed, device, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var settings = new GenerationSettings
            {
                Temperature = InRange("--temperature", parsed.GetValue(temperature), 0, 5), TopK = parsed.GetValue(topK),
                TopP = InRange("--top-p", parsed.GetValue(topP), 0.01, 1), Seed = parsed.GetValue(seed),
            };
            var count = parsed.GetValue(tokens);
            if (count > MostTokens)
                throw new CommandFailedException($"--tokens is {count:N0}. At most {MostTokens:N0} can be generated.", ExitCodes.BadUsage);
            using var model = GivenLanguageModel.Open(parsed.GetValue(weights)!, parsed.GetValue(vocabulary));
            model.Network.to(DeviceOption.Open(parsed.GetValue(device)));
            var begun = Prompt(model, parsed.GetValue(prompt)!);
            var watch = Stopwatch.StartNew();
            var generated = new List<int>();
            foreach (var token in new Generation(model.Network, settings).Continue(begun).Take(count).TakeWhile(t => t != model.Boundary))
            {
                cancel.ThrowIfCancellationRequested();
                generated.Add(token);
            }
            var rate = generated.Count / watch.Elapsed.TotalSeconds;
            var text = model.Tokenizer.Decode(begun.Where(t => t != model.Boundary).Concat(generated));
            await output.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(new { text, tokensPerSecond = rate }) : text);
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>`--vocabulary` of the commands that open a language model.</summary>
    internal static Option<string?> VocabularyOption() => new("--vocabulary")
    {
        Description = "File with the order of the tokens (.json, .pkl, .txt), where the weights do not bring it.",
    };

    private static int[] Prompt(GivenLanguageModel model, string prompt)
    {
        var begun = model.Tokenizer.Encode(prompt);
        if (begun.Length > MostPromptTokens)
            throw new CommandFailedException($"The prompt has {begun.Length:N0} {model.Tokenizer.Unit}. "
                + $"At most {MostPromptTokens:N0} are read.", ExitCodes.BadUsage);
        if (model.Boundary is { } boundary)
            return [boundary, .. begun];
        return begun.Length > 0 ? begun : throw new CommandFailedException("The prompt is empty. Give the beginning of a text "
            + "with --prompt, for example --prompt \"The \".", ExitCodes.BadUsage);
    }

    private static double InRange(string name, double value, double least, double most) => value >= least && value <= most ? value
        : throw new CommandFailedException($"{name} is {value}. It must be from {least} to {most}.", ExitCodes.BadUsage);
}
