using System.Buffers.Binary;
using System.Text;

namespace Studio.Learning.Devices;

/// <summary>Reads the dynamic symbol table of a 64-bit ELF library.</summary>
/// <remarks>System V Application Binary Interface, edition 4.1, chapter 4, "Section Header" and "Symbol Table".</remarks>
internal static class ElfSymbols
{
    private const int HeaderSize = 64, SectionSize = 64, SymbolSize = 24;
    private const uint DynamicSymbols = 11;
    private const int Weak = 2;

    /// <summary>Names that other libraries must provide; weak ones may be absent.</summary>
    /// <exception cref="InvalidDataException">The file is not a 64-bit little-endian ELF library.</exception>
    public static IReadOnlyList<string> Needed(string path)
    {
        var file = File.ReadAllBytes(path).AsSpan();
        if (file.Length < HeaderSize || !file[..6].SequenceEqual("\u007fELF\u0002\u0001"u8))
            throw new InvalidDataException($"'{path}' is not a 64-bit ELF library.");
        var sections = (int)BinaryPrimitives.ReadInt64LittleEndian(file[0x28..]);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[0x3C..]);
        var names = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var section = file.Slice(sections + i * SectionSize, SectionSize);
            if (BinaryPrimitives.ReadUInt32LittleEndian(section[4..]) != DynamicSymbols)
                continue;
            var texts = file.Slice(sections + (int)BinaryPrimitives.ReadUInt32LittleEndian(section[40..]) * SectionSize, SectionSize);
            names.AddRange(Undefined(Content(file, section), Content(file, texts)));
        }
        return names;
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> file, ReadOnlySpan<byte> section) =>
        file.Slice((int)BinaryPrimitives.ReadInt64LittleEndian(section[24..]), (int)BinaryPrimitives.ReadInt64LittleEndian(section[32..]));

    private static List<string> Undefined(ReadOnlySpan<byte> symbols, ReadOnlySpan<byte> texts)
    {
        var names = new List<string>();
        for (; symbols.Length >= SymbolSize; symbols = symbols[SymbolSize..])
        {
            // A section of 0 means that the symbol is defined elsewhere; the upper half of the info is the binding.
            if (BinaryPrimitives.ReadUInt16LittleEndian(symbols[6..]) != 0 || symbols[4] >> 4 == Weak)
                continue;
            var text = texts[(int)BinaryPrimitives.ReadUInt32LittleEndian(symbols)..];
            if (text.IndexOf((byte)0) is var length and > 0)
                names.Add(Encoding.ASCII.GetString(text[..length]));
        }
        return names;
    }
}
