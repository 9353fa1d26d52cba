using Studio.Notebooks;

namespace Studio.Runtime.Grains;

internal sealed record StoredNotebook(string Person, Notebook Notebook);
