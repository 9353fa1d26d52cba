using Studio.Learning.Transfer;

namespace Studio.Learning.Tests.Transfer;

public sealed class TransferCheckpointsTests
{
    [Fact]
    public void Remove_FilesBesideTheCheckpoints_StayUntouched()
    {
        var folder = Directory.CreateTempSubdirectory();
        string[] left = ["run", "run.warm-up", "run.fold-2", "run.fold-12.warm-up"];
        string[] others = ["run.fold-x", "run.txt", "run2", "a-run"];
        foreach (var name in left.Concat(others))
            File.WriteAllText(Path.Combine(folder.FullName, name), "");
        var checkpoints = new TransferCheckpoints(Path.Combine(folder.FullName, "run"));
        var existed = checkpoints.Exist;

        checkpoints.Remove();

        Assert.True(existed);
        Assert.False(checkpoints.Exist);
        Assert.Equal(others.Order(), folder.GetFiles().Select(f => f.Name).Order());
        folder.Delete(true);
    }
}
