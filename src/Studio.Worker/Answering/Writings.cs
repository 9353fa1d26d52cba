using System.Collections.Concurrent;
using System.Diagnostics;
using Studio.Experiments.Events;
using Studio.Experiments.Runs;
using Studio.Learning.Tasks;
using Studio.Learning.Weights;
using Studio.Learning.Weights.Formats;
using Studio.Learning.Weights.LanguageModels;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Link;

namespace Studio.Worker.Answering;

/// <summary>Texts that language models write, each on a thread of its own. They take turns with all that the worker answers, token by
/// token, so that a long text delays nothing else.</summary>
/// <param name="turn">Held while libtorch computes.</param>
internal sealed class Writings(ArtifactStore artifacts, Lock turn) : IDisposable
{
    private const int MostAtOnce = 16, MostOpen = 4, Likeliest = 10;

    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _open = new();
    private readonly RecentlyUsed<ArtifactReference, OpenLanguageModel> _models = new(MostOpen, m => m.Writings > 0);

    /// <summary>Begins a text; it ends by itself, by <see cref="Stop"/>, or when nobody takes its pieces any more.</summary>
    /// <param name="send">Takes a piece on the text's thread, and whether it is the last. False ends the text.</param>
    public void Begin(Guid id, InteractiveRequest.Write question, Func<InteractiveAnswer, bool, bool> send)
    {
        if (_open.Count >= MostAtOnce)
        {
            send(new InteractiveAnswer.Refused($"{MostAtOnce} texts are being written just now. Try again in a few seconds."), true);
            return;
        }
        var end = new CancellationTokenSource();
        _open[id] = end;
        new Thread(() => Run(id, question, send, end)) { IsBackground = true, Name = "writing" }.Start();
    }

    public void Stop(Guid id)
    {
        if (_open.TryGetValue(id, out var end))
            end.Cancel();
    }

    /// <summary>Ends all texts; a network in use stays open.</summary>
    public void Dispose()
    {
        foreach (var end in _open.Values)
            end.Cancel();
        lock (turn)
            _models.Dispose();
    }

    private void Run(Guid id, InteractiveRequest.Write question, Func<InteractiveAnswer, bool, bool> send, CancellationTokenSource end)
    {
        try
        {
            var model = Opened(question);
            try
            {
                Write(model, question, send, end.Token);
            }
            finally
            {
                lock (turn)
                    model.Writings--;
            }
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidDataException or IOException or NotSupportedException
            or WeightsFormatException or WeightsMismatchException)
        {
            send(new InteractiveAnswer.Refused(fault.Message.Split('\n')[0]), true);
        }
        // This is a thread of its own: what nobody catches here would end the worker, and everybody's answers with it.
        catch (Exception fault)
        {
            Console.Error.WriteLine($"A text could not be continued. {fault}");
            send(new InteractiveAnswer.Refused("The text could not be continued: something went wrong in the worker. Its log says what."),
                true);
        }
        finally
        {
            _open.TryRemove(id, out _);
        }
    }

    /// <summary>Null where the training text is no longer to be had: the generated text is whole without it.</summary>
    private NearestTrainingLine? Nearest(OpenLanguageModel open, InteractiveRequest.Write question, IReadOnlyList<int> generated)
    {
        try
        {
            return open.Lines(question, artifacts)?.Nearest(generated);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The training text of a language model could not be read. {fault.Message}");
            return null;
        }
    }

    private OpenLanguageModel Opened(InteractiveRequest.Write question)
    {
        lock (turn)
        {
            var model = _models.Get(question.Model, m => new(GivenLanguageModel.Open(
                artifacts.VerifiedPathOf(m.Sha256, m.Ending, "The trained language model", "Run its cell again."))));
            model.Writings++;
            return model;
        }
    }

    private void Write(OpenLanguageModel open, InteractiveRequest.Write question, Func<InteractiveAnswer, bool, bool> send,
        CancellationToken end)
    {
        var (model, prompt) = (open.Model, WritingPrompt.Of(open.Model, question));
        if (!send(new InteractiveAnswer.WritingBegun(model.Tokenizer.Unit, prompt.Note), false))
            return;
        var text = new StreamedText(model.Tokenizer, prompt.Shown);
        var watch = new Stopwatch();
        using var tokens = new Turns<GeneratedToken>(new Generation(model.Network, question.Settings)
            .Explain(prompt.Tokens, Likeliest).Take(question.Tokens).TakeWhile(t => t.Token != model.Boundary), turn);
        while (!end.IsCancellationRequested && Next() is { } token)
        {
            NextToken[] likeliest = [.. token.Likeliest.Select(t => new NextToken(model.Tokenizer.Name(t.Token), t.Probability))];
            if (!send(new InteractiveAnswer.WrittenToken(text.Add(token.Token), likeliest), false))
                return;
        }
        send(new InteractiveAnswer.WritingEnded(text.End(), text.Generated.Count, text.Generated.Count / watch.Elapsed.TotalSeconds)
            { Nearest = end.IsCancellationRequested ? null : Nearest(open, question, text.Generated) }, true);

        GeneratedToken? Next()
        {
            watch.Start();
            var next = tokens.Next();
            watch.Stop();
            return next;
        }
    }
}
