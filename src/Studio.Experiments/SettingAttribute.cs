namespace Studio.Experiments;

/// <summary>Where a form shows a setting; what it does and its limits are said by Description and Range.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute : Attribute
{
    /// <summary>A beginner needs it: it is shown before anything else, also if it lies in a record within a record.</summary>
    public bool IsBasic { get; init; }

    /// <summary>One of <see cref="SettingGroup"/>; null stays with the record that the setting belongs to.</summary>
    public string? Group { get; init; }

    /// <summary>What a number is counted in, for example "pixels".</summary>
    public string? Unit { get; init; }

    /// <summary>What the items of the data have to be for the setting to do anything, for example "images"; null where that does not
    /// matter.</summary>
    public string? Items { get; init; }

    /// <summary>Web address of the publication that proposes it; null where there is none.</summary>
    public string? Paper { get; init; }
}
