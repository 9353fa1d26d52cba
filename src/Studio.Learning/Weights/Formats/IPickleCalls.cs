namespace Studio.Learning.Weights.Formats;

/// <summary>What a pickle's names and calls become. Nothing of Python's is ever looked up or executed.</summary>
internal interface IPickleCalls
{
    /// <exception cref="PickleFault">The name is not allowed.</exception>
    PickleGlobal Global(string module, string name);

    /// <summary>Of the opcode REDUCE.</summary>
    object? Call(object? callee, object? arguments);

    /// <summary>Of the opcode NEWOBJ.</summary>
    object New(object? type, object? arguments);

    /// <summary>Of the opcode BINPERSID.</summary>
    PickleStorage Storage(object? id);

    /// <summary>Of the opcode BUILD: gives a value its state.</summary>
    void Build(object? target, object? state);
}
