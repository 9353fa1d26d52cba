using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Runtime.Accounts;
using Studio.Runtime.Artifacts;
using Studio.Runtime.Persons;
using Studio.Web.Tests.Fakes;
using Studio.Web.Uploads;

namespace Studio.Web.Tests.Uploads;

public sealed class PictureUploadTests(RunningStudio studio)
{
    [Fact]
    public async Task Take_AZipOfPictures_KeepsItUnderItsHash()
    {
        var taken = Assert.IsType<UploadOutcome.Taken>(await TakeAsync(Zip(("ants/1.png", Png(8, 8)), ("bees/1.png", Png(8, 8)))));

        Assert.Equal(["ants", "bees"], taken.Dataset.Content.Classes);
        Assert.Equal(2, taken.Dataset.Content.Count);
        Assert.NotNull(studio.Services.GetRequiredService<ArtifactStore>().PathOf(taken.Dataset.File.Sha256, "zip"));
    }

    [Theory]
    [InlineData("../../escape.png")]
    [InlineData("/etc/cron.d/escape.png")]
    [InlineData("a/../../escape.png")]
    [InlineData("..\\escape.png")]
    [InlineData("C:/escape.png")]
    public async Task Take_AFileThatPointsOutside_IsRefusedByName(string name)
    {
        var refused = await RefusedAsync(Zip((name, Png(8, 8))));

        Assert.Contains(name.Replace('\\', '/'), refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_ZipOfAWindowsProgram_HasFoldersAndNamesWithColons()
    {
        var zip = Zip((@"pets\ants\1.png", Png(8, 8)), (@"pets\bees\Screenshot 2024-05-01 12:30:00.png", Png(8, 8)));

        Assert.Equal(["ants", "bees"], Assert.IsType<UploadOutcome.Taken>(await TakeAsync(zip)).Dataset.Content.Classes);
    }

    [Fact]
    public async Task Take_GroupsOfClasses_AsksWhichAreMeant() => Assert.Contains("can be read in two ways", await RefusedAsync(
        Zip(("pets/cat/1.png", Png(8, 8)), ("pets/dog/1.png", Png(8, 8)), ("wild/fox/1.png", Png(8, 8)))), StringComparison.Ordinal);

    [Fact]
    public async Task Take_ADamagedZip_IsRefused()
    {
        var zip = Zip(("ants/1.png", Noise(5000)));
        zip.AsSpan(60, 400).Fill(0xAB);

        Assert.Contains("damaged", await RefusedAsync(zip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_NoZipAtAll_IsRefused() =>
        Assert.Contains("not a zip", await RefusedAsync("hello"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public async Task Take_AZipThatUnpacksToTooMuch_IsRefused() =>
        Assert.Contains("larger than", await RefusedAsync(Zip(("bomb.png", new byte[5_000_000]))), StringComparison.Ordinal);

    [Fact]
    public async Task Take_AFileThatIsTooLarge_IsRefused() =>
        Assert.Contains("larger than", await RefusedAsync(Noise(2_000_001)), StringComparison.Ordinal);

    [Fact]
    public async Task Take_TooManyFiles_IsRefused() =>
        Assert.Contains("more than 50 files", await RefusedAsync(Zip([.. Enumerable.Range(0, 51).Select(i => ($"{i}.png", Png(1, 1)))])),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(4001, 10)]
    [InlineData(10, 2_000_000_000)]
    [InlineData(-1, 10)]
    public async Task Take_APictureOfAbsurdSize_IsRefused(int width, int height) =>
        Assert.Contains("pixels", await RefusedAsync(Zip(("ants/1.png", Png(width, height)))), StringComparison.Ordinal);

    [Fact]
    public async Task Take_AZipWithoutPictures_SaysWhatIsWanted() =>
        Assert.Contains("one folder for each class", await RefusedAsync(Zip(("readme.txt", "hello"u8.ToArray()))),
            StringComparison.Ordinal);

    [Fact]
    public async Task Take_PicturesWithoutClassFolders_SaysWhatWasFound()
    {
        var refused = await RefusedAsync(Zip(("1.png", Png(8, 8)), ("2.png", Png(8, 8))));

        Assert.Contains("2 images and no class folders", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_OneClass_SaysThatAnotherIsNeeded()
    {
        var refused = await RefusedAsync(Zip(("ants/1.png", Png(8, 8))));

        Assert.Contains("one class, 'ants', with 1 image", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_AFileThatIsNoPictureInside_IsLeftOutWithAReason()
    {
        var taken = Assert.IsType<UploadOutcome.Taken>(
            await TakeAsync(Zip(("ants/1.png", Png(8, 8)), ("ants/2.heic", "hello"u8.ToArray()), ("bees/1.png", Png(9, 8)))));

        Assert.StartsWith("ants/2.heic: it is not a PNG", Assert.Single(taken.Dataset.Content.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_TheSameFileTwice_IsOneDataSet()
    {
        var zip = Zip(("ants/1.png", Png(12, 8)), ("bees/1.png", Png(8, 12)));
        var person = await PersonAsync();

        var first = Assert.IsType<UploadOutcome.Taken>(await TakeAsync(zip, person));
        var second = Assert.IsType<UploadOutcome.Taken>(await TakeAsync(zip, person));

        Assert.Equal(first.Dataset.Id, second.Dataset.Id);
    }

    [Fact]
    public async Task TakePictures_AFolder_IsADataSetOfItsClasses()
    {
        var (plan, content) =
            Folder(("pets/ants/1.png", Png(8, 8)), ("pets/ants/notes.txt", "hello"u8.ToArray()), ("pets/bees/1.png", Png(9, 9)));

        var taken = Assert.IsType<UploadOutcome.Taken>(await TakePicturesAsync(plan, content));

        Assert.Equal("pets", taken.Dataset.Name);
        Assert.Equal(["ants", "bees"], taken.Dataset.Content.Classes);
        Assert.Equal("pets/ants/notes.txt: it is not an image by its name", Assert.Single(taken.Dataset.Content.LeftOut));
    }

    [Fact]
    public async Task TakePictures_FewerBytesThanPromised_IsRefused()
    {
        var (plan, content) = Folder(("ants/1.png", Png(8, 8)), ("bees/1.png", Png(9, 9)));

        var refused = Assert.IsType<UploadOutcome.Refused>(await TakePicturesAsync(plan, content[..^5]));

        Assert.Contains("fewer bytes", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakePictures_TheSameFolderTwice_GivesTheSameFile()
    {
        var (plan, content) = Folder(("ants/1.png", Png(8, 8)), ("bees/1.png", Png(9, 9)));

        var first = Assert.IsType<UploadOutcome.Taken>(await TakePicturesAsync(plan, content));
        var second = Assert.IsType<UploadOutcome.Taken>(await TakePicturesAsync(plan, content));

        Assert.Equal(first.Dataset.File.Sha256, second.Dataset.File.Sha256);
    }

    [Fact]
    public async Task Take_Refused_LeavesNothingBehind()
    {
        await RefusedAsync(Zip(("../escape.png", Png(8, 8))));

        Assert.Empty(Directory.GetFiles(Path.Combine(studio.DataFolder, "uploads")));
    }

    [Theory]
    [InlineData("names in the zip take more than", 400, 100_000)]
    [InlineData("Unpacked, the zip is larger than", 1_000_000, 1)]
    public async Task Inspect_MoreThanTheSizeOfTheFilePromises_IsRefused(string why, long directoryBytes, int ratio)
    {
        var path = Path.Combine(studio.DataFolder, $"{Guid.NewGuid():n}.zip");
        await File.WriteAllBytesAsync(path,
            Zip(("ants/1.png", new byte[3_000_000]), ($"bees/{new string('n', 380)}.png", new byte[300_000])),
            TestContext.Current.CancellationToken);
        var inspection = new ZipInspection(new() { DirectoryBytes = directoryBytes, FreeUnpackedBytes = 1_000_000, UnpackedRatio = ratio });

        var (content, fault) = await inspection.OfAsync(path, TestContext.Current.CancellationToken);

        Assert.Null(content);
        Assert.Contains(why, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_ToADiskWithoutRoom_EndsWithASentenceAndLeavesNothing()
    {
        var uploads =
            new PictureUpload(new(new(), studio.Services.GetRequiredService<Studio.Runtime.Library.StoredDatasets>(),
                new DiskSpace(() => 1 << 20, 1 << 30), Settings, NullLogger<UploadStore>.Instance), new(new()), Artifacts);
        using var content = new MemoryStream(Zip(("ants/1.png", Png(8, 8)), ("bees/1.png", Png(8, 8))));

        var outcome = await uploads.TakeZipAsync(content, "mine", await PersonAsync(), _ => { }, TestContext.Current.CancellationToken);

        var sentence = Assert.IsType<UploadOutcome.Refused>(outcome).Sentence;
        Assert.StartsWith("The disk of the studio has only 1 MB left", sentence, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Settings.UploadsFolder));
    }

    [Fact]
    public async Task Take_WhereNothingCanBeWritten_EndsWithASentence()
    {
        var settings = Settings with { DataFolder = Path.Combine(studio.DataFolder, $"{Guid.NewGuid():n}") };
        Directory.CreateDirectory(settings.DataFolder);
        // A file in the folder's place is refused to everybody, also to one who may write anything.
        await File.WriteAllTextAsync(settings.UploadsFolder, "", TestContext.Current.CancellationToken);
        var uploads =
            new PictureUpload(new(new(), studio.Services.GetRequiredService<Studio.Runtime.Library.StoredDatasets>(),
                new DiskSpace(() => long.MaxValue, 1), settings, NullLogger<UploadStore>.Instance), new(new()), Artifacts);
        using var content = new MemoryStream(Zip(("ants/1.png", Png(8, 8))));

        var outcome = await uploads.TakeZipAsync(content, "mine", await PersonAsync(), _ => { }, TestContext.Current.CancellationToken);

        Assert.Contains("data folder cannot be used", Assert.IsType<UploadOutcome.Refused>(outcome).Sentence, StringComparison.Ordinal);
    }

    private Studio.Web.Configuration.StudioSettings Settings =>
        studio.Services.GetRequiredService<Studio.Web.Configuration.StudioSettings>();

    private ArtifactStore Artifacts => studio.Services.GetRequiredService<ArtifactStore>();

    private async Task<string> RefusedAsync(byte[] zip) => Assert.IsType<UploadOutcome.Refused>(await TakeAsync(zip)).Sentence;

    private async Task<UploadOutcome> TakeAsync(byte[] zip, Person? person = null)
    {
        using var content = new MemoryStream(zip);
        return await Uploads.TakeZipAsync(content, "mine", person ?? await PersonAsync(), _ => { }, TestContext.Current.CancellationToken);
    }

    private async Task<UploadOutcome> TakePicturesAsync(PicturePlan plan, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return await Uploads.TakePicturesAsync(content, plan, "pets", await PersonAsync(), _ => { }, TestContext.Current.CancellationToken);
    }

    private PictureUpload Uploads => studio.Services.GetRequiredService<PictureUpload>();

    private Task<Person> PersonAsync() => studio.Services.GetRequiredService<PersonService>().JoinAsync("Ada", PersonRole.Member);

    /// <summary>The plan of some chosen files, and what the browser sends for it.</summary>
    private (PicturePlan Plan, byte[] Content) Folder(params (string Path, byte[] Content)[] files)
    {
        var plan = PicturePlan.Of([.. files.Select(f => new ChosenFile(f.Path, f.Content.Length))], Uploads.Limits);
        return (plan, [.. plan.Files.SelectMany(f => files[f.Index].Content)]);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        return made.ToArray();
    }

    /// <summary>As much of a PNG as says its size.</summary>
    private static byte[] Png(int width, int height)
    {
        byte[] head =
            [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(20), height);
        return head;
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
