using System.Net;
using System.Text;

namespace Studio.Web.Notes;

/// <summary>A formula in TeX as MathML, which browsers draw by themselves.</summary>
/// <remarks>It knows what the formulas of machine learning are made of: scripts, fractions, roots, accents, signs and functions.</remarks>
internal sealed class TexFormula
{
    private const string ThinSpace = "<mspace width=\"0.17em\"></mspace>";
    private const string Fences = "()[]{}|‖⟨⟩⌊⌋⌈⌉";
    private const string Space = "<mspace width=\"0.3em\"></mspace>";

    /// <summary>No formula for people is nested deeper, and what is may be meant to exhaust the stack.</summary>
    private const int DeepestNesting = 50;

    private readonly string _tex;
    private int _at;
    private int _depth;

    private TexFormula(string tex) => _tex = tex;

    /// <summary>Null where the formula has something that is not known here; it is then better shown as it was written.</summary>
    public static string? MathMl(string tex, bool isBlock)
    {
        var formula = new TexFormula(tex);
        return formula.Row("") is not { } row || formula._at < tex.Length ? null
            : $"<math{(isBlock ? " display=\"block\"" : "")}>{row}</math>";
    }

    /// <summary>All up to a closing sign or command, which is not taken; null if something in it is not known.</summary>
    private string? Row(string end)
    {
        var row = new StringBuilder("<mrow>");
        while (Skip() && !(end.Length > 0 && _tex.AsSpan(_at).StartsWith(end, StringComparison.Ordinal)))
        {
            var isFunction = IsFunction();
            if (Scripted() is not { } part)
                return null;
            row.Append(part).Append(isFunction ? ThinSpace : "");
        }
        return row.Append("</mrow>").ToString();
    }

    private bool IsFunction()
    {
        var at = _at;
        var isFunction = _tex[at] == '\\' && TexSymbols.Functions.Contains(Name());
        _at = at;
        return isFunction;
    }

    /// <summary>A part with what stands below and above it.</summary>
    private string? Scripted()
    {
        if (Part(out var isLarge) is not { } nucleus)
            return null;
        string? below = null, above = null;
        while (Skip() && _tex[_at] is '_' or '^' or '\'')
        {
            var mark = _tex[_at++];
            var script = mark == '\'' ? "<mo>′</mo>" : Skip() ? Part(out _) : null;
            if (script is null)
                return null;
            (below, above) = mark == '_' ? (script, above) : (below, above is null ? script : $"<mrow>{above}{script}</mrow>");
        }
        var (both, under, over) = isLarge ? ("munderover", "munder", "mover") : ("msubsup", "msub", "msup");
        return (below, above) switch
        {
            (null, null) => nucleus,
            ({ }, { }) => $"<{both}>{nucleus}{below}{above}</{both}>",
            ({ }, null) => $"<{under}>{nucleus}{below}</{under}>",
            _ => $"<{over}>{nucleus}{above}</{over}>",
        };
    }

    private string? Part(out bool isLarge)
    {
        isLarge = false;
        if (_depth >= DeepestNesting)
            return null;
        _depth++;
        var part = Opened(out isLarge);
        _depth--;
        return part;
    }

    private string? Opened(out bool isLarge)
    {
        isLarge = false;
        var sign = _tex[_at];
        if (sign == '\\')
            return Command(out isLarge);
        if (sign == '{')
            return Group();
        if (char.IsAsciiDigit(sign))
        {
            var from = _at;
            while (IsDigit(_at) || _at < _tex.Length && _tex[_at] == '.' && IsDigit(_at + 1))
                _at++;
            return $"<mn>{_tex[from.._at]}</mn>";
        }
        if (sign is '}' or '&' or '#' or '%' or '$' or '^' or '_')
            return null;
        _at++;
        if (char.IsLetter(sign))
            return $"<mi>{sign}</mi>";
        return sign switch { '~' => Space, '-' => Operator("−"), _ => Operator(sign.ToString()) };
    }

    private bool IsDigit(int at) => at < _tex.Length && char.IsAsciiDigit(_tex[at]);

    private string? Group()
    {
        _at++;
        return Row("}") is { } row && Take("}") ? row : null;
    }

    private string? Command(out bool isLarge)
    {
        var name = Name();
        isLarge = TexSymbols.LargeOperators.TryGetValue(name, out var large);
        if (isLarge)
            return large!.Length > 1 ? $"<mo>{large}</mo>" : Operator(large);
        if (TexSymbols.Letters.TryGetValue(name, out var letter))
            return $"<mi>{letter}</mi>";
        if (TexSymbols.Operators.TryGetValue(name, out var sign))
            return Operator(sign);
        if (TexSymbols.Accents.TryGetValue(name, out var accent))
            return Argument() is { } under ? $"<mover accent=\"true\">{under}<mo>{accent}</mo></mover>" : null;
        if (TexSymbols.Functions.Contains(name))
            return $"<mi>{name}</mi>";
        return name switch
        {
            "frac" or "dfrac" or "tfrac" => Argument() is { } above && Argument() is { } below ? $"<mfrac>{above}{below}</mfrac>" : null,
            "sqrt" => Root(),
            "text" or "mathrm" or "operatorname" or "textrm" or "mathit" or "mathsf" or "mathtt" => Words(),
            "mathbf" or "boldsymbol" or "bm" => Letters(0x1D400, 0x1D41A),
            "mathbb" => Letters(0x1D538, 0x1D552),
            "mathcal" => Letters(0x1D49C, 0x1D4B6),
            "left" or "right" or "bigl" or "bigr" or "big" or "Big" => Delimiter(),
            "," or ":" or ";" or " " => Space,
            "quad" or "qquad" => "<mspace width=\"1em\"></mspace>",
            "!" or "displaystyle" or "limits" or "nolimits" => "<mrow></mrow>",
            _ => null,
        };
    }

    private string Name()
    {
        var from = ++_at;
        while (_at < _tex.Length && char.IsAsciiLetter(_tex[_at]))
            _at++;
        if (_at == from && _at < _tex.Length)
            _at++;
        return _tex[from.._at];
    }

    private string? Argument() => Skip() ? Part(out _) : null;

    private string? Root()
    {
        if (!Take("["))
            return Argument() is { } under ? $"<msqrt>{under}</msqrt>" : null;
        return Row("]") is { } index && Take("]") && Argument() is { } radicand ? $"<mroot>{radicand}{index}</mroot>" : null;
    }

    /// <summary>The words of an argument as they are.</summary>
    private string? Raw()
    {
        if (!Take("{") || _tex.IndexOf('}', _at) is not (>= 0 and var end))
            return null;
        var words = _tex[_at..end];
        _at = end + 1;
        return words.AsSpan().ContainsAny('\\', '{', '$') ? null : words;
    }

    private string? Words() => Raw() is not { } words ? null
        : $"<mtext>{WebUtility.HtmlEncode(words).Replace(" ", "&nbsp;", StringComparison.Ordinal)}</mtext>";

    /// <summary>Letters in another alphabet of Unicode; Greek ones and digits stay as they are.</summary>
    private string? Letters(int capitals, int smalls)
    {
        if (!Take("{"))
            return null;
        var from = _at;
        if (Row("}") is not { } row || !Take("}"))
            return null;
        var source = _tex[from..(_at - 1)];
        if (!source.All(char.IsAsciiLetter))
            return row;
        var letters = source.Select(c =>
            Exception(capitals, c) ?? char.ConvertFromUtf32(char.IsAsciiLetterUpper(c) ? capitals + c - 'A' : smalls + c - 'a'));
        return $"<mi>{string.Concat(letters)}</mi>";
    }

    /// <summary>Letters that Unicode had before the alphabet.</summary>
    private static string? Exception(int alphabet, char letter) => (alphabet, letter) switch
    {
        (0x1D538, 'C') => "ℂ", (0x1D538, 'H') => "ℍ", (0x1D538, 'N') => "ℕ", (0x1D538, 'P') => "ℙ",
        (0x1D538, 'Q') => "ℚ", (0x1D538, 'R') => "ℝ", (0x1D538, 'Z') => "ℤ",
        (0x1D49C, 'B') => "ℬ", (0x1D49C, 'E') => "ℰ", (0x1D49C, 'F') => "ℱ", (0x1D49C, 'H') => "ℋ",
        (0x1D49C, 'I') => "ℐ", (0x1D49C, 'L') => "ℒ", (0x1D49C, 'M') => "ℳ", (0x1D49C, 'R') => "ℛ",
        _ => null,
    };

    private string? Delimiter()
    {
        if (!Skip())
            return null;
        if (Take("."))
            return "<mrow></mrow>";
        if (_tex[_at] != '\\')
            return Growing(_tex[_at++].ToString());
        return TexSymbols.Operators.TryGetValue(Name(), out var sign) ? Growing(sign) : null;
    }

    /// <summary>Fences grow only where \left and \right ask for it.</summary>
    private static string Operator(string sign) =>
        Fences.Contains(sign, StringComparison.Ordinal) ? $"<mo stretchy=\"false\">{sign}</mo>" : Growing(sign);

    private static string Growing(string sign) => $"<mo>{WebUtility.HtmlEncode(sign)}</mo>";

    private bool Skip()
    {
        while (_at < _tex.Length && char.IsWhiteSpace(_tex[_at]))
            _at++;
        return _at < _tex.Length;
    }

    private bool Take(string sign)
    {
        if (!Skip() || !_tex.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal))
            return false;
        _at += sign.Length;
        return true;
    }
}
