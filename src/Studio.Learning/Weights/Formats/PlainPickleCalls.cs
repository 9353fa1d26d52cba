namespace Studio.Learning.Weights.Formats;

/// <summary>For pickles of plain values: numbers, texts, lists, dicts, and objects of a person's own class, which become their
/// fields.</summary>
/// <remarks>A class may only be named to make an empty object that then gets a dict of fields. Whatever would call something, or give a
/// class arguments, is refused.</remarks>
internal sealed class PlainPickleCalls : IPickleCalls
{
    public PickleGlobal Global(string module, string name) => new($"{module}.{name}");

    public object? Call(object? callee, object? arguments) =>
        throw new PickleFault($"it calls {Name(callee)}, which could run code; nothing was executed. "
            + "Save a list or a dict of plain values.");

    public object New(object? type, object? arguments) =>
        type is PickleGlobal { Name: var name } && arguments is PickleTuple { Items.Length: 0 } ? new PickleInstance(name)
        : throw new PickleFault($"it makes an object of {Name(type)} from arguments, which could run code; nothing was executed. "
            + "Save a list or a dict of plain values.");

    public PickleStorage Storage(object? id) =>
        throw new PickleFault("it refers to tensors outside the pickle; plain values were expected.");

    public void Build(object? target, object? state)
    {
        if (target is not PickleInstance instance || state is not PickleDict fields)
            throw new PickleFault("it sets the state of something that is no plain object; nothing was executed.");
        instance.Fields = fields;
    }

    private static string Name(object? callee) => callee is PickleGlobal { Name: var name } ? $"'{name}'" : "an unknown class";
}
