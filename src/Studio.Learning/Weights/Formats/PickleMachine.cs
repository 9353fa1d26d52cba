using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Studio.Learning.Weights.Formats;

/// <summary>Reads one pickle as data: a stack machine whose names come from an allow-list and whose calls only build records.</summary>
/// <remarks>Opcodes as documented in Python's pickletools; those that could run code (INST, OBJ, EXT) are refused.
/// It never recurses, and no length in the file is believed beyond the bytes that are left.</remarks>
internal sealed class PickleMachine(Stream stream, long end, IPickleCalls calls)
{
    private const int MaxStack = 1_000_000;
    private const int MaxMarks = 1_000;
    private const int MaxValues = 4_000_000;
    private const int MaxIntegerBytes = 64;
    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<long, object?> _memo = [];
    private readonly Dictionary<string, PickleStorage> _storages = new(StringComparer.Ordinal);

    /// <summary>Every storage that the pickle refers to, by key.</summary>
    internal IReadOnlyDictionary<string, PickleStorage> Storages => _storages;

    internal object? Read()
    {
        // Each opcode makes one value at most, so this bounds the memory whatever the file's size.
        for (var steps = 0; ; steps++)
        {
            var opcode = Byte();
            if (opcode == '.')
                return _marks.Count == 0 && _stack.Count == 1 ? Pop() : throw new PickleFault("its pickle ends with values left over.");
            Do(opcode);
            if (steps > MaxValues || _stack.Count > MaxStack || _marks.Count > MaxMarks)
                throw new PickleFault("its pickle piles up more values than any state dict does.");
        }
    }

    private void Do(byte opcode)
    {
        switch ((char)opcode)
        {
            case '\x80': ExpectProtocol(Byte()); break;
            case '\x95': _ = Bytes(8); break;
            case '(': _marks.Push(_stack.Count); break;
            case '0': Pop(); break;
            case '1': PopToMark(); break;
            case '2': _stack.Add(Top()); break;
            case 'N': _stack.Add(null); break;
            case '\x88': _stack.Add(true); break;
            case '\x89': _stack.Add(false); break;
            case 'J': _stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))); break;
            case 'K': _stack.Add((long)Byte()); break;
            case 'M': _stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2))); break;
            case '\x8a': PushInteger(Bytes(Byte())); break;
            case '\x8b': PushInteger(Bytes(BinaryPrimitives.ReadInt32LittleEndian(Bytes(4)))); break;
            case 'G': _stack.Add(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8))); break;
            case 'X': _stack.Add(Text(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
            case '\x8c': _stack.Add(Text(Byte())); break;
            case '\x8d': _stack.Add(Text(BinaryPrimitives.ReadInt64LittleEndian(Bytes(8)))); break;
            case 'T': _stack.Add(Encoding.Latin1.GetString(Bytes(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))))); break;
            case 'U': _stack.Add(Encoding.Latin1.GetString(Bytes(Byte()))); break;
            case 'B': _stack.Add(Bytes(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
            case 'C': _stack.Add(Bytes(Byte())); break;
            case '\x8e' or '\x96': _stack.Add(Bytes(BinaryPrimitives.ReadInt64LittleEndian(Bytes(8)))); break;
            case ']' or '\x8f': _stack.Add(new List<object?>()); break;
            case 'l' or '\x91': _stack.Add(PopToMark().ToList()); break;
            case 'a': { var item = Pop(); TopList().Add(item); break; }
            case 'e' or '\x90': { var items = PopToMark(); TopList().AddRange(items); break; }
            case '}': _stack.Add(new PickleDict()); break;
            case 'd': { var items = PopToMark(); _stack.Add(new PickleDict()); SetItems(items); break; }
            case 's': { var value = Pop(); var key = Pop(); SetItems([key, value]); break; }
            case 'u': SetItems(PopToMark()); break;
            case ')': _stack.Add(new PickleTuple([])); break;
            case 't': _stack.Add(new PickleTuple(PopToMark())); break;
            case '\x85': PushTuple(1); break;
            case '\x86': PushTuple(2); break;
            case '\x87': PushTuple(3); break;
            case 'q': Remember(Byte()); break;
            case 'r': Remember(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))); break;
            case '\x94': Remember(_memo.Count); break;
            case 'h': Recall(Byte()); break;
            case 'j': Recall(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))); break;
            case 'c': _stack.Add(calls.Global(Line(), Line())); break;
            case '\x93': { var (name, module) = (Pop() as string, Pop() as string);
                _stack.Add(calls.Global(module ?? "?", name ?? "?")); break; }
            case 'R': { var arguments = Pop(); _stack.Add(calls.Call(Pop(), arguments)); break; }
            case 'Q': _stack.Add(Known(calls.Storage(Pop()))); break;
            case 'b': { var state = Pop(); calls.Build(Top(), state); break; }
            case 'i': throw new PickleFault($"its pickle uses the opcode INST, which would run '{Line()}.{Line()}'; nothing was executed.");
            case '\x81': { var arguments = Pop(); _stack.Add(calls.New(Pop(), arguments)); break; }
            case 'o' or '\x92' or '\x82' or '\x83' or '\x84':
                throw new PickleFault($"its pickle uses the opcode 0x{opcode:X2}, which would run code; nothing was executed.");
            default: throw new PickleFault($"its pickle has the byte 0x{opcode:X2} where an opcode was expected.");
        }
    }

    private static void ExpectProtocol(byte protocol)
    {
        if (protocol is < 2 or > 5)
            throw new PickleFault($"it is written in pickle protocol {protocol}; 2 to 5 are known.");
    }

    private PickleStorage Known(PickleStorage storage)
    {
        if (_storages.TryAdd(storage.Key, storage) || _storages[storage.Key] == storage)
            return _storages[storage.Key];
        throw new PickleFault($"storage '{storage.Key}' is described in two different ways.");
    }

    private void SetItems(object?[] items)
    {
        if (items.Length % 2 == 0 && Top() is PickleObject)
            return;
        if (items.Length % 2 != 0 || Top() is not PickleDict dict)
            throw new PickleFault("its pickle sets items of something that is no dict, or a key without a value.");
        // Other keys, such as tuples, stand beside weights only; with them goes what they lead to.
        for (var i = 0; i < items.Length; i += 2)
            if (items[i] is string or long or bool or double)
                dict.Set(items[i]!, items[i + 1]);
    }

    private List<object?> TopList() => Top() as List<object?> ?? throw new PickleFault("its pickle appends to something that is no list.");

    private object? Top() => _stack.Count > Floor ? _stack[^1] : throw Underflow();

    private int Floor => _marks.TryPeek(out var mark) ? mark : 0;

    private static PickleFault Underflow() => new("its pickle takes a value from an empty stack.");

    private object? Pop()
    {
        var value = Top();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private object?[] PopToMark()
    {
        if (!_marks.TryPop(out var mark))
            throw Underflow();
        var items = _stack.GetRange(mark, _stack.Count - mark).ToArray();
        _stack.RemoveRange(mark, items.Length);
        return items;
    }

    private void PushTuple(int count)
    {
        var items = new object?[count];
        for (var i = count - 1; i >= 0; i--)
            items[i] = Pop();
        _stack.Add(new PickleTuple(items));
    }

    private void Remember(long index) => _memo[index] = Top();

    private void Recall(long index) => _stack.Add(_memo.TryGetValue(index, out var value) ? value
        : throw new PickleFault($"its pickle recalls the value {index}, which was never stored."));

    private void PushInteger(byte[] littleEndian)
    {
        if (littleEndian.Length > MaxIntegerBytes)
            throw new PickleFault($"its pickle holds a whole number of {littleEndian.Length} bytes.");
        var number = new BigInteger(littleEndian);
        if (number >= long.MinValue && number <= long.MaxValue)
            _stack.Add((long)number);
        else
            _stack.Add(number);
    }

    private string Text(long bytes)
    {
        try
        {
            return s_utf8.GetString(Bytes(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw new PickleFault("a text in its pickle is no valid UTF-8.");
        }
    }

    private string Line()
    {
        var line = new StringBuilder();
        for (var next = Byte(); next != '\n'; next = Byte())
            line.Append(line.Length < 1_000 ? (char)next : throw new PickleFault("a name in its pickle is longer than 1,000 bytes."));
        return line.ToString();
    }

    private byte Byte() => stream.Position < end && stream.ReadByte() is var next and >= 0 ? (byte)next : throw Cut();

    private byte[] Bytes(long count)
    {
        if (count < 0 || count > end - stream.Position)
            throw Cut();
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static PickleFault Cut() =>
        new("its pickle ends too early or claims more bytes than there are; the file is cut off or damaged.");
}
