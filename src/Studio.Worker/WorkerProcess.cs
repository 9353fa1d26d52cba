using System.Text.Json;
using Studio.Learning;
using Studio.Learning.Weights;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Journal;
using Studio.Runtime.Link;
using Studio.Runtime.Storage;
using Studio.Worker.Answering;
using Studio.Worker.Running;
using Studio.Worker.Linking;
using TorchSharp;

namespace Studio.Worker;

/// <summary>A worker from its start to its end: when its standard input closes, its studio is gone and it goes, too.</summary>
internal static class WorkerProcess
{
    /// <summary>Less would not be seen on the gauge.</summary>
    private const long LeastMemoryChange = 16 << 20;

    private static readonly TimeSpan s_memoryRound = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(WorkerSettings settings, Stream input, TextWriter output, TextWriter log,
        CancellationToken interrupted)
    {
        TorchEnvironment.Prepare();
        // Pictures are prepared by all cores on the pool's threads; whoever renews the lease must not wait for one of them.
        ThreadPool.SetMinThreads(Environment.ProcessorCount + 16, Environment.ProcessorCount + 16);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        _ = EndWithInputAsync(input, ending);
        SignOfLife.Write(output, ending.Token);
        try
        {
            using var held = DeviceLock.Take(settings);
            if (settings.Role == WorkerRole.Interactive)
                torch.set_num_threads(1);
            var hello = new WorkerHello($"{settings.Slot}-{Environment.ProcessId}", settings.Role, settings.Device,
                Describing.StudioFacts.Catalogue().Hash(), Environment.ProcessId, DeviceReading.Of(settings.Device));
            await using var link = new StudioLink(settings.Link, hello);
            var storage = new StudioStorage(settings.DataFolder, settings.Connection);
            // The first look at storage takes seconds on a busy machine, and a lease that is held already would run out meanwhile.
            if (settings.Role == WorkerRole.Training)
                await new RunJournal(storage, TimeProvider.System).FindAsync(Guid.Empty, interrupted);
            using var answering = new Answers(new ArtifactStore(storage, TimeProvider.System));
            var training = new TrainingWorker(settings, storage, link, log, ending);
            if (settings.Role == WorkerRole.Interactive)
            {
                link.Answer(answering.Answer);
                link.AnswerInPieces((id, question) => Begin(link, answering, id, question), answering.Stop);
                _ = ReportDownloadsAsync(link, ending.Token);
            }
            else
            {
                link.Execute(training.Execute, training.Look);
                link.Answer(training.Answer);
            }
            link.End(ending.Cancel);
            _ = ReportMemoryAsync(link, settings.Device, ending.Token);
            await link.StayAsync(ending.Token);
            await training.EndAsync();
            return 0;
        }
        catch (Exception refusal) when (refusal is WorkerRefusedException or IOException)
        {
            await log.WriteLineAsync(refusal.Message);
            return 1;
        }
    }

    private static void Begin(StudioLink link, Answers answering, Guid id, JsonElement question)
    {
        var number = 0;
        answering.Begin(id, question, (piece, isLast) => link.Piece(id, number++, piece, isLast));
    }

    private static async Task ReportMemoryAsync(StudioLink link, string device, CancellationToken ending)
    {
        using var rounds = new PeriodicTimer(s_memoryRound);
        for (var told = 0L; await rounds.WaitForNextTickAsync(ending);)
            if (DeviceReading.UsedBytes(device) is var used && Math.Abs(used - told) > LeastMemoryChange)
                link.Memory(told = used);
    }

    /// <summary>Says again and again which weights were downloaded: a run, the command line or an upload may bring
    /// others at any time.</summary>
    private static async Task ReportDownloadsAsync(StudioLink link, CancellationToken ending)
    {
        using var store = new WeightStore(WeightStoreOptions.OfUser());
        using var rounds = new PeriodicTimer(s_memoryRound);
        while (await rounds.WaitForNextTickAsync(ending))
            link.Downloaded([.. WeightCatalogue.All.Where(w => !w.IsBundled && store.Has(w)).Select(w => w.Key)]);
    }

    private static async Task EndWithInputAsync(Stream input, CancellationTokenSource ending)
    {
        var buffer = new byte[256];
        while (await input.ReadAsync(buffer, ending.Token) > 0)
        {
        }
        await ending.CancelAsync();
    }
}
