using System.Collections.Concurrent;
using Studio.Runtime.Link;

namespace Studio.Web.Fleet;

/// <summary>The answers that arrive in pieces just now.</summary>
public sealed class PiecewiseAnswers
{
    private readonly ConcurrentDictionary<Guid, PiecewiseAnswer> _open = new();

    public PiecewiseAnswer Open(string connection)
    {
        var answer = new PiecewiseAnswer(connection);
        return _open[answer.Id] = answer;
    }

    public void Close(PiecewiseAnswer answer) => _open.TryRemove(answer.Id, out _);

    /// <summary>Takes a piece of an answer that somebody still waits for, from the worker that gives it.</summary>
    public void Take(string connection, Guid id, int number, InteractiveAnswer piece, bool isLast)
    {
        if (_open.TryGetValue(id, out var answer) && answer.Connection == connection)
            answer.Take(number, piece, isLast);
    }

    /// <summary>The worker of a connection is gone.</summary>
    public void Lose(string connection)
    {
        foreach (var answer in _open.Values.Where(s => s.Connection == connection))
            answer.Break(new InteractiveAnswer.Refused("The worker for predictions ended in the middle of its answer. A new one is "
                + "starting. Try again in a few seconds."));
    }
}
