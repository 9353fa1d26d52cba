using Studio.Learning.Transfer;
using Studio.Learning.Weights.Formats;

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

    [Fact]
    public void BecomeWarmUp_HeadsBesideAWholeNetwork_RenamesTheHeads()
    {
        var folder = Directory.CreateTempSubdirectory();
        using var weight = TorchSharp.torch.ones(2);
        void Write(string name, params string[] tensors) =>
            SafeTensors.Write(Path.Combine(folder.FullName, name), tensors.Select(t => KeyValuePair.Create(t, weight)),
                new Dictionary<string, string>());
        Write("run", "network.head.weight", "network.head.bias", "generator");
        Write("run.fold-1", "network.head.weight", "network.head.bias");
        Write("run.fold-2", "network.stem.weight", "network.head.weight");

        Assert.True(new TransferCheckpoints(Path.Combine(folder.FullName, "run")).BecomeWarmUp());

        Assert.Equal(["run.fold-1.warm-up", "run.fold-2", "run.warm-up"],
            folder.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
        folder.Delete(true);
    }
}
