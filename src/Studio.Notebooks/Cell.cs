using System.Text.Json.Serialization;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks;

/// <summary>A cell of a notebook: what is to be done, as settings. It has no state; running it makes a run.</summary>
[OpenKinds]
public abstract record Cell
{
    /// <summary>Its name in files and references, unique in the notebook and never changed: small letters, digits and hyphens, for example "transfer-2".</summary>
    public required string Id { get; init; }

    public string Title { get; init; } = "";

    /// <summary>The form is folded away to its sentence.</summary>
    public bool IsFolded { get; init; }

    /// <summary>Ids of the cells whose results this one takes in; an input that is not chosen yet is not among them.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> Inputs => [];

    /// <summary>Seeds of the runs that Run starts, one run each; a cell without chance in it has one, 0.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<ulong> RunSeeds => [0];

    /// <summary>True if Run does something; a note only says something.</summary>
    [JsonIgnore]
    public virtual bool IsRunnable => true;

    /// <summary>The settings as one sentence for people, always true.</summary>
    public abstract string Sentence(Notebook notebook, StudioCatalogue catalogue);

    /// <summary>What stands in the way of running it, each as a sentence; ranges that are written as attributes are checked elsewhere.</summary>
    public virtual IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue) => [];

    /// <summary>What there is to choose from for a setting of this cell itself; none where it is typed in.</summary>
    public virtual IReadOnlyList<SettingChoice> Choices(string setting, Notebook notebook, StudioCatalogue catalogue) => [];
}
