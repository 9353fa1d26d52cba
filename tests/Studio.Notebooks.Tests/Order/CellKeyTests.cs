using System.Text.Json.Serialization.Metadata;
using FsCheck.Xunit;
using Studio.Experiments;
using Studio.Experiments.Catalogue;
using Studio.Experiments.Events;
using Studio.Experiments.Recipes;
using Studio.Experiments.Results;
using Studio.Notebooks.Cells;
using Studio.Notebooks.Editing;
using Studio.Notebooks.Order;
using Studio.Notebooks.Settings;
using Studio.Notebooks.Tests.Fakes;

namespace Studio.Notebooks.Tests.Order;

public sealed class CellKeyTests
{
    private static readonly RunPlace s_place = new("cpu", 2);
    private static readonly Transfer s_transfer = SampleNotebook.Cell<Transfer>("frozen");
    private static readonly Dictionary<string, IReadOnlyList<InputRun>> s_inputs =
        new() { ["data-1"] = [Data("d", "1")], ["model-1"] = [Model("m", "1")] };

    [Fact]
    public void Of_TheSameTwice_IsTheSame64Digits()
    {
        Assert.Equal(Key(), Key());
        Assert.Matches("^[0-9a-f]{64}$", Key());
    }

    [Property]
    public void Of_TitleFoldingAndName_ChangeNothing(int seed)
    {
        var notebook = new RandomNotebooks(seed).Notebook();
        foreach (var cell in notebook.Cells)
            Assert.Equal(Of(cell, notebook), Of(cell with { Title = cell.Title + "!", IsFolded = !cell.IsFolded, Id = "other" }, notebook));
    }

    [Property]
    public void Of_OrderOfCells_ChangesNothing(int seed)
    {
        var notebook = new RandomNotebooks(seed).Notebook();
        var turned = notebook with { Cells = [.. notebook.Cells.Reverse()] };

        Assert.All(notebook.Cells, c => Assert.Equal(Of(c, notebook), Of(turned.Cell(c.Id)!, turned)));
    }

    [Property]
    public void Of_AnySetting_ChangesTheKey(int seed)
    {
        var random = new RandomNotebooks(seed);
        var notebook = random.Notebook();
        foreach (var cell in notebook.Cells)
            foreach (var setting in Settings(cell, ""))
            {
                var wanted =
                    SettingProperties.Element(random.Other(setting.Property, setting.Owner, notebook), setting.Property.PropertyType);
                var changed = SettingChange.Put(cell, setting.Path, wanted);

                Assert.True(Of(cell, notebook) != Of(changed, notebook), $"{setting.Path} of {StudioJson.Write(cell)} to {wanted}");
            }
    }

    [Fact]
    public void Of_WhereverItRuns_DistinguishesPlaces() => Assert.Equal(5, new[]
    {
        Key(), Key(place: s_place with { Threads = 1 }), Key(place: s_place with { DeviceKind = "cuda" }),
        Key(place: s_place with { AutomaticPrecision = Precision.BFloat16 }), Key(seed: 2),
    }.Distinct().Count());

    [Fact]
    public void Of_NewerRunner_IsAnotherKey() =>
        Assert.NotEqual(Key(), Key(catalogue: SampleStudio.Catalogue with { Runners = new Dictionary<string, int> { ["transfer"] = 2 } }));

    [Fact]
    public void Of_OtherFilesUnderTheSameNames_AreOtherKeys() => Assert.Equal(4, new[]
    {
        Key(), Key(inputs: With("data-1", Data("d", "2"))), Key(inputs: With("model-1", Model("m", "2"))),
        Key(inputs: With("model-1", Model("n", "1"))),
    }.Distinct().Count());

    [Fact]
    public void Of_FirstSeedAndNumberOfSeeds_AreNotInTheKeyOfOneSeed() =>
        Assert.Equal(Key(s_transfer with { Seed = 1, Seeds = 3 }, seed: 3), Key(s_transfer with { Seed = 3, Seeds = 1 }, seed: 3));

    [Fact]
    public void Of_AllSeedsOfAnInput_AreInTheKey()
    {
        var compare = new Compare { Id = "compare-1", Models = ["frozen"] };
        string With(params string[] keys) =>
            CellKey.Of(compare, 0, s_place,
                new Dictionary<string, IReadOnlyList<InputRun>> { ["frozen"] = [.. keys.Select(k => Data(k, "1"))] },
                SampleStudio.Catalogue);

        Assert.Equal(3, new[] { With("a"), With("a", "b"), With("b", "a") }.Distinct().Count());
    }

    [Fact]
    public void Of_InputWithoutARun_IsRefused() =>
        Assert.Contains("'data-1' has not run", Assert.Throws<ArgumentException>(() => Key(inputs: [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Steered_AnyTimetable_IsAKeyOfItsOwn()
    {
        TimedIntervention halved = new(20, new Intervention.RatesScaled(0.5)), frozen = new(20, new Intervention.Frozen("head")),
            opened = new(20, new Intervention.Unfrozen("head"));

        Assert.Equal(6, new[]
        {
            Key(), CellKey.Steered(Key(), [halved]), CellKey.Steered(Key(), [halved with { Step = 21 }]), CellKey.Steered(Key(), [frozen]),
            CellKey.Steered(Key(), [opened]), CellKey.Steered(Key(), [], endedAfter: 20),
        }.Distinct().Count());
        Assert.Equal(CellKey.Steered(Key(), [halved]), CellKey.Steered(Key(), [halved]));
    }

    private static string Key(Cell? cell = null, ulong seed = 1, RunPlace? place = null,
        Dictionary<string, IReadOnlyList<InputRun>>? inputs = null, StudioCatalogue? catalogue = null) =>
        CellKey.Of(cell ?? s_transfer, seed, place ?? s_place, inputs ?? s_inputs, catalogue ?? SampleStudio.Catalogue);

    private static string Of(Cell cell, Notebook notebook) =>
        CellKey.Of(cell, 1, s_place, notebook.Cells.ToDictionary(c => c.Id, c => (IReadOnlyList<InputRun>)[Data(c.Id, "1")]),
            SampleStudio.Catalogue);

    private static Dictionary<string, IReadOnlyList<InputRun>> With(string id, InputRun run) => new(s_inputs) { [id] = [run] };

    private static InputRun Data(string key, string content) =>
        new(key, new DatasetResult("glyphs-target", "", content, [], null, [], new("", "png", 0), 1) { Problems = [] });

    private static InputRun Model(string key, string content) =>
        new(key, new ModelResult("resnet-glyphs", "", "", content, "", "", [], Experiments.Data.Preprocessing.Cifar) { Classes = [] });

    /// <summary>All settings that a key holds, those of records within records too.</summary>
    private static IEnumerable<(string Path, JsonPropertyInfo Property, object Owner)> Settings(object owner, string prefix) =>
        SettingProperties.Of(owner.GetType())
        .Where(p => p.Attribute<OutsideKeyAttribute>() is null && p.Attribute<InputAttribute>() is null).SelectMany(p =>
            p.Get!(owner) is { } value and not string && value.GetType().IsClass
            ? Settings(value, $"{prefix}{p.Name}.").Prepend((prefix + p.Name, p, owner)) : [(prefix + p.Name, p, owner)]);
}
