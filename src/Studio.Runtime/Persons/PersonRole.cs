using System.Text.Json.Serialization;

namespace Studio.Runtime.Persons;

[JsonConverter(typeof(JsonStringEnumConverter<PersonRole>))]
public enum PersonRole
{
    /// <summary>Came by the owner's link and may manage everything.</summary>
    Owner,
    /// <summary>Came by the class link: makes and runs notebooks of their own and watches others.</summary>
    Member,
}
