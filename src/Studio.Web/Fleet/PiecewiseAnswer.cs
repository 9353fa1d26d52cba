using System.Threading.Channels;
using Studio.Runtime.Link;

namespace Studio.Web.Fleet;

/// <summary>An answer that arrives in pieces. It keeps what its reader has not taken yet: a slow reader loses nothing, and delays neither
/// the worker nor others. An answer is of bounded length, so what it keeps is, too.</summary>
/// <param name="connection">Hub connection of the worker that gives it.</param>
public sealed class PiecewiseAnswer(string connection)
{
    private readonly Channel<InteractiveAnswer> _pieces = Channel.CreateUnbounded<InteractiveAnswer>();
    private readonly Dictionary<int, (InteractiveAnswer Piece, bool IsLast)> _early = [];
    private int _next;

    public Guid Id { get; } = Guid.NewGuid();

    public string Connection => connection;

    /// <summary>The last piece is there.</summary>
    public bool IsWhole { get; private set; }

    public ChannelReader<InteractiveAnswer> Pieces => _pieces.Reader;

    /// <param name="number">From 0 on; a piece that comes before its turn waits for those before it.</param>
    public void Take(int number, InteractiveAnswer piece, bool isLast)
    {
        lock (_early)
        {
            _early[number] = (piece, isLast);
            while (_early.Remove(_next, out var next))
            {
                _next++;
                _pieces.Writer.TryWrite(next.Piece);
                IsWhole = next.IsLast;
                if (IsWhole)
                    _pieces.Writer.TryComplete();
            }
        }
    }

    /// <summary>No more pieces are taken.</summary>
    public void Break(InteractiveAnswer why)
    {
        lock (_early)
        {
            _pieces.Writer.TryWrite(why);
            _pieces.Writer.TryComplete();
        }
    }
}
