using Studio.Runtime.Persons;

namespace Studio.Runtime.Grains;

/// <param name="Person">Id of who made it.</param>
/// <param name="File">A notebook file.</param>
internal sealed record SeenNotebook(string Person, string File, long Revision, IReadOnlyList<PersonPresence> People);
