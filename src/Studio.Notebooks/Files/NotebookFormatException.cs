namespace Studio.Notebooks.Files;

/// <summary>A file that cannot be read as a notebook; the message says what is wrong, where, and what to do.</summary>
public sealed class NotebookFormatException(string message, Exception? inner = null) : Exception(message, inner);
