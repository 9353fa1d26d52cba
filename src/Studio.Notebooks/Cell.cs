using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;

namespace Studio.Notebooks;

/// <summary>A cell of a notebook: what is to be done, as settings. It has no state; running it makes a run.</summary>
/// <remarks>A kind is a file in Cells: its settings with their limits as attributes, those that take in other cells marked as
/// <see cref="InputAttribute"/> with the kind of value that they need, and on itself <see cref="ProducesAttribute"/>.</remarks>
[OpenKinds]
public abstract record Cell
{
    /// <summary>Its name in files and references, unique in the notebook and never changed: small letters,
    /// digits and hyphens, for example "transfer-2".</summary>
    [Browsable(false), OutsideKey]
    public required string Id { get; init; }

    [Browsable(false), OutsideKey, StringLength(200)]
    public string Title { get; init; } = "";

    /// <summary>The form is folded away to its sentence.</summary>
    [Browsable(false), OutsideKey]
    public bool IsFolded { get; init; } = true;

    /// <summary>What people call it: its title, else what it is and its number, for example "Transfer 2".</summary>
    [JsonIgnore]
    public string Label => Title.Length > 0 ? Title : $"{CellKind.Of(this).Title}{CellIds.Distinction(Id, CellKind.Of(this).Kind)}";

    /// <summary>The same within a sentence: a title stands in quotation marks.</summary>
    [JsonIgnore]
    public string Name => Title.Length > 0 ? $"“{Title}”" : Label;

    /// <summary>Ids of the cells whose results this one takes in; an input that is not chosen yet is not among them.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Inputs => CellInputs.Ids(this);

    /// <summary>What its runs give: a type of results. Null if it has none.</summary>
    [JsonIgnore]
    public Type? Produces => ValueKind.ProducedBy(GetType());

    /// <summary>True if Run does something; a note only says something.</summary>
    [JsonIgnore]
    public bool IsRunnable => Produces is not null;

    /// <summary>Seeds of the runs that Run starts, one run each; a cell without chance in it has one, 0.</summary>
    public virtual IReadOnlyList<ulong> RunSeeds(Notebook notebook) => [0];

    /// <summary>The settings as one sentence for people, always true: what it does not say in words and is not at
    /// its default is listed behind it.</summary>
    public string Sentence(Notebook notebook, StudioCatalogue catalogue) =>
        UnsaidSettings.AddTo(Says(notebook, catalogue), this, notebook, catalogue);

    /// <summary>What the cell does, in words that change with the settings that matter most.</summary>
    protected internal abstract string Says(Notebook notebook, StudioCatalogue catalogue);

    /// <summary>What stands in the way of running it, each as a sentence. What attributes say of ranges and inputs
    /// is checked elsewhere.</summary>
    public virtual IEnumerable<CellFault> Check(Notebook notebook, StudioCatalogue catalogue) => [];

    /// <summary>The cell after one of its settings was changed: others follow where they would no longer fit.</summary>
    /// <param name="setting">Path of the changed one in the file.</param>
    protected internal virtual Cell Settled(string setting, StudioCatalogue catalogue) => this;

    /// <summary>The same with the keys of the catalogue in place of other spellings of them,
    /// so that equal settings have equal texts.</summary>
    protected internal virtual Cell Spelt(StudioCatalogue catalogue) => this;

    /// <summary>What there is to choose from for a setting of this cell itself; none where it is typed in.</summary>
    public virtual IReadOnlyList<SettingChoice> Choices(string setting, Notebook notebook, StudioCatalogue catalogue) => [];

    /// <summary>The program that the cell stands for, without its heading; null if it only says something.
    /// It is asked only of a cell without faults.</summary>
    /// <param name="timetable">What people changed while it trained, by rising step.</param>
    protected internal virtual string? Program(Notebook notebook, IReadOnlyList<TimedIntervention> timetable) => null;
}
