// One JSON line a benchmark. Arguments: names; none runs all that need neither data nor a studio. Threads: STUDIO_THREADS, by default 2.
// "cached_features BACKBONE DATA [WEIGHTS]" takes images with a train part, "forgetting MNIST [SCENARIO]" MNIST's files,
// "language_transfer WEIGHTS TEXT [CHARACTERS]" weights of a character model and another author's text,
// "doodles OMNIGLOT WEIGHTS" a zip of characters and DoodleNet's weights, "lessons [TEMPLATE …]" a Chromium,
// "reviews" trains for a minute on each of the generated reviews, "review_transfer lstm|gru [DRAWS]" transfers to 100 labels of them,
// "translation MULTI30K [PAIRS EPOCHS SEEDS]" the folder of Multi30k, "wikitext FOLDER [EPOCHS SEEDS]" that of WikiText-2,
// "gpu_parity DEVICE FIXTURES" and "gpu_steps DEVICE" a device such as cuda:0; gpu/check runs both.
using Studio.Benchmarks;
using Studio.Benchmarks.Gpu;
using Studio.Benchmarks.Live;
using Studio.Learning;
using TorchSharp;

TorchEnvironment.Prepare();
torch.set_num_threads(int.TryParse(Environment.GetEnvironmentVariable("STUDIO_THREADS"), out var wanted) ? wanted : 2);
if (args is ["cached_features", var backbone, var data, .. var weights])
{
    Console.WriteLine(CachedFeatures.Run(backbone, data, weights.FirstOrDefault()));
    return 0;
}
if (args is ["forgetting", var mnist, .. var scenario])
{
    foreach (var line in new Forgetting(mnist).Run(scenario.FirstOrDefault()))
        Console.WriteLine(line);
    return 0;
}
if (args is ["doodles", var omniglot, var doodleNet])
{
    foreach (var line in Doodles.Run(omniglot, doodleNet))
        Console.WriteLine(line);
    return 0;
}
if (args is ["reviews"])
{
    foreach (var line in Reviews.Run())
        Console.WriteLine(line);
    return 0;
}
if (args is ["review_transfer", var layers, .. var draws])
{
    foreach (var line in ReviewTransfer.Run(layers, int.Parse(draws.FirstOrDefault() ?? "5")))
        Console.WriteLine(line);
    return 0;
}
if (args is ["translation", var multi30k, .. var budget])
{
    var (pairs, passes, seeds) = (budget.Select(int.Parse).ToArray() is [var p, var e, var s]) ? (p, e, s) : (29_000, 8, 3);
    foreach (var line in Translations.Run(multi30k, pairs, passes, seeds))
        Console.WriteLine(line);
    return 0;
}
if (args is ["wikitext_losses", var wiki, var initial])
{
    Console.WriteLine(new WikiText(wiki).FirstLosses(initial));
    return 0;
}
if (args is ["wikitext", var articles, .. var counts])
{
    var (rounds, drawn) = (counts.Select(int.Parse).ToArray() is [var e, var s]) ? (e, s) : (3, 5);
    foreach (var line in new WikiText(articles).Perplexities(rounds, drawn))
        Console.WriteLine(line);
    return 0;
}
if (args is ["gpu_parity", var place, var fixtures])
{
    foreach (var line in GpuParity.Run(torch.device(place), fixtures))
        Console.WriteLine(line);
    return 0;
}
if (args is ["gpu_steps", var device])
{
    foreach (var line in GpuSteps.Run(torch.device(device)))
        Console.WriteLine(line);
    return 0;
}
if (args is ["language_transfer", var model, var text, .. var characters])
{
    foreach (var line in LanguageTransfer.Run(model, text, int.Parse(characters.FirstOrDefault() ?? "20000")))
        Console.WriteLine(line);
    return 0;
}
if (args is ["lessons", .. var lessons])
{
    await foreach (var line in Lessons.RunAsync(lessons))
        Console.WriteLine(line);
    return 0;
}
if (args is [MemoryNeed.Command, var trained, var side, var batch, var stages])
{
    Console.WriteLine(MemoryNeed.Row(trained, int.Parse(side), int.Parse(batch), int.Parse(stages)));
    return 0;
}
if (args is [TimedWorkerProcess.Command, var socket, var folder, var epochs, var isPaired])
{
    await TimedWorker.RunAsync(socket, folder, int.Parse(epochs), bool.Parse(isPaired));
    return 0;
}
var live = new Dictionary<string, Func<Task<IEnumerable<string>>>>
{
    ["viewer_delay"] = ViewerDelay.RunAsync,
    ["journal_cost"] = JournalCost.RunAsync,
    ["reopening"] = Reopening.RunAsync,
    ["start_times"] = StartTimes.RunAsync,
    ["soak"] = Soak.RunAsync,
};
var all = Workloads.All.ToDictionary(w => w.Key, w => (Func<IEnumerable<string>>)(() =>
{
    torch.random.manual_seed(1);
    return [StepTiming.Run(w.Key, w.Value())];
}));
all["awd_lstm_weight_drop"] = () => [LanguageSpeed.WeightDrop()];
all["generation"] = () => [LanguageSpeed.Generation()];
all["loop_overhead"] = () => [LoopOverhead.Run()];
all["optimizer_step"] = () => [OptimizerStep.Run()];
all["checkpoint_reading"] = CheckpointReading.Run;
all["flat_memory"] = () => [FlatMemory.Run()];
all["memory"] = MemoryNeed.Run;
if (args.FirstOrDefault(name => !all.ContainsKey(name) && !live.ContainsKey(name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'. Choose from: "
        + $"{string.Join(", ", all.Keys.Concat(live.Keys))}, cached_features, doodles, forgetting, gpu_parity, gpu_steps, "
        + "language_transfer, lessons.");
    return 2;
}
foreach (var (name, run) in all.Where(b => args.Length == 0 || args.Contains(b.Key)))
    foreach (var line in run())
        Console.WriteLine(line);
foreach (var (_, run) in live.Where(b => args.Contains(b.Key)))
    foreach (var line in await run())
        Console.WriteLine(line);
return 0;
