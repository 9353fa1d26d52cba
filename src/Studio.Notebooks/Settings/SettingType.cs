using System.Text.Json.Serialization;

namespace Studio.Notebooks.Settings;

/// <summary>How a setting is filled in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SettingType>))]
public enum SettingType
{
    Text,
    /// <summary>Text of several lines.</summary>
    Lines,
    WholeNumber,
    Number,
    Switch,
    /// <summary>One of <see cref="SettingDescription.Choices"/>.</summary>
    Choice,
    /// <summary>Id of a cell whose result is taken in; the choices are the cells that fit.</summary>
    Input,
    /// <summary>Ids of several such cells.</summary>
    Inputs,
    /// <summary>A record of settings of its own, of one of <see cref="SettingDescription.Kinds"/>.</summary>
    Record,
}
