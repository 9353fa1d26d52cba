using Studio.Runtime.Tests.Fakes;
using Studio.Runtime.Webhooks;

namespace Studio.Runtime.Tests.Webhooks;

public sealed class WebhookClientTests : IDisposable
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private readonly WebhookClient _strict = new(allowsPrivate: false);
    private readonly WebhookClient _lenient = new(allowsPrivate: true);

    public void Dispose()
    {
        _strict.Dispose();
        _lenient.Dispose();
    }

    [Fact]
    public async Task Post_WithTheAllowance_SendsTheBodyAndItsSignature()
    {
        await using var receiver = new Receiver();

        var answer = await _lenient.PostAsync(receiver.Address, "{\"a\":1}", "secret", s_now, s_ct);
        var (head, body) = await receiver.NextAsync(s_ct);

        Assert.Equal((true, "204 NoContent"), (answer.IsDelivered, answer.Sentence));
        Assert.Equal("{\"a\":1}", body);
        Assert.Contains($"X-Studio-Signature: t=1800000000,v1={WebhookClient.Sign("secret", "1800000000.{\"a\":1}")}", head,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task Post_ToThisMachineWithoutTheAllowance_NeverConnects(string host)
    {
        await using var receiver = new Receiver();

        var answer = await _strict.PostAsync(receiver.Address.Replace("127.0.0.1", host, StringComparison.Ordinal), "{}", "secret", s_now,
            s_ct);

        Assert.Contains("an address of this machine or of a private network", answer.Sentence, StringComparison.Ordinal);
        Assert.False(answer.MayComeBack);
        Assert.Equal(0, receiver.Waiting);
    }

    [Fact]
    public async Task Post_ToAnAddressThatLeadsElsewhere_DoesNotFollow()
    {
        await using var target = new Receiver();
        await using var receiver = new Receiver($"302 Found\r\nLocation: {target.Address}");

        var answer = await _lenient.PostAsync(receiver.Address, "{}", "secret", s_now, s_ct);

        Assert.StartsWith("302 Found: redirects are not followed.", answer.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, target.Waiting);
    }

    [Theory]
    [InlineData("503 Service Unavailable", true)]
    [InlineData("429 Too Many Requests", true)]
    [InlineData("410 Gone", false)]
    public async Task Post_AFailure_MayComeBackIfThatIsTheServersState(string status, bool mayComeBack)
    {
        await using var receiver = new Receiver(status);

        var answer = await _lenient.PostAsync(receiver.Address, "{}", "secret", s_now, s_ct);

        Assert.Equal((false, mayComeBack), (answer.IsDelivered, answer.MayComeBack));
    }

    [Theory]
    [InlineData("example.org/hook", "Enter a complete address")]
    [InlineData("file:///etc/passwd", "Enter a complete address")]
    [InlineData("https://me:word@example.org", "Leave out the user name")]
    [InlineData("http://localhost:5080/", "'localhost' is an address of this machine")]
    [InlineData("http://192.168.1.4/", "'192.168.1.4' is an address of this machine")]
    [InlineData("http://[::1]/", "'[::1]' is an address of this machine")]
    public void Fault_AnAddressThatMayNotBeCalled_SaysWhy(string address, string says) =>
        Assert.StartsWith(says, _strict.Fault(address), StringComparison.Ordinal);

    [Fact]
    public void Fault_APublicName_IsNone() => Assert.Null(_strict.Fault("https://example.org/hook?run=1"));
}
