namespace Studio.Web.Notebooks.Page;

/// <param name="Words">What a person reads and searches.</param>
/// <param name="Keys">The shortcut, if there is one.</param>
public sealed record PaletteCommand(string Words, string? Keys, Func<Task> DoAsync);
