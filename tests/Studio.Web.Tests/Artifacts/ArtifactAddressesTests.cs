using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Studio.Runtime.Artifacts;
using Studio.Web.Tests.Fakes;

namespace Studio.Web.Tests.Artifacts;

public sealed class ArtifactAddressesTests(RunningStudio studio)
{
    [Fact]
    public async Task Get_APicture_ComesImmutableAndAsNothingElse()
    {
        var picture = await Artifacts.PutAsync(new byte[] { 1, 2, 3 }, "png", TestContext.Current.CancellationToken);
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
        {
            using var answer = await owner.GetAsync(picture.Address);

            Assert.Equal([1, 2, 3], await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_AnArtifactOfAnUnlistedType_IsNotServed()
    {
        var page = await Artifacts.PutAsync("<script>alert(1)</script>"u8.ToArray(), "html", TestContext.Current.CancellationToken);
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
        {
            using var answer = await owner.GetAsync(page.Address);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Get_AFileThatWasDamagedOnTheDisk_SaysSoInsteadOfServingIt()
    {
        var weights = await Artifacts.PutAsync("weights that change"u8.ToArray(), "safetensors", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Artifacts.PathOf(weights.Sha256, weights.Ending)!, "weights that changed");
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
        {
            using var answer = await owner.GetAsync(weights.Address);

            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.StartsWith("The file is damaged", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/artifacts/..%2f..%2fstudio.db")]
    [InlineData("/artifacts/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/artifacts/..%5c..%5cstudio.png")]
    [InlineData("/artifacts/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.png")]
    [InlineData("/artifacts/0123.png")]
    public async Task Get_APathInsteadOfAHash_IsNotServed(string address)
    {
        var (owner, _) = await studio.OwnerAsync();
        using (owner)
        {
            using var answer = await owner.GetAsync(address);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private ArtifactStore Artifacts => studio.Services.GetRequiredService<ArtifactStore>();
}
