using System.Net;
using System.Net.Http.Headers;

namespace Studio.Learning.Weights;

/// <summary>Downloads one file into its `.part` file and resumes where an earlier attempt, or an earlier process, stopped.</summary>
internal sealed class WeightDownload(PublishedFile file, Uri address, string part, HttpClient client, WeightStoreOptions options,
    IProgress<DownloadProgress>? progress)
{
    private const int AttemptsToReach = 2;
    private static readonly TimeSpan s_reportPause = TimeSpan.FromMilliseconds(100);
    private readonly long _began = options.Time.GetTimestamp();
    private long _received, _reported = long.MinValue;

    /// <exception cref="WeightStoreException">The server refuses, or the connection is cut too often.</exception>
    /// <exception cref="IOException">The disk fails.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        var fruitless = 0;
        while (true)
        {
            var before = _received;
            Exception cut;
            try
            {
                await AttemptAsync(cancel).ConfigureAwait(false);
                return;
            }
            catch (ConnectionCutException failure)
            {
                cut = failure.InnerException!;
            }
            fruitless = _received > before ? 1 : fruitless + 1;
            // Whoever was never reached will not be reached in a few seconds either.
            if (fruitless >= (IsOutOfReach(cut) ? Math.Min(AttemptsToReach, options.Attempts) : options.Attempts))
                throw GivenUp(cut);
            await Task.Delay(options.RetryDelay * Math.Pow(2, fruitless - 1), options.Time, cancel).ConfigureAwait(false);
        }
    }

    private async Task AttemptAsync(CancellationToken cancel)
    {
        var have = File.Exists(part) ? new FileInfo(part).Length : 0;
        if (file.Bytes == have && have > 0)
            return;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (have > 0)
            request.Headers.Range = new RangeHeaderValue(have, null);
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var response = await GuardAsync(token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), stall,
            cancel).ConfigureAwait(false);
        if (IsWhole(response, have))
            return;
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable
            || (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From != have))
        {
            File.Delete(part);
            throw new ConnectionCutException(new InvalidDataException("the server's file is another than the one begun"));
        }
        Require(response);
        if (response.StatusCode != HttpStatusCode.PartialContent && have > 0)
        {
            // The server sends the whole file whatever was asked for.
            File.Delete(part);
            have = 0;
        }
        var total = response.Content.Headers.ContentLength is { } rest ? have + rest : file.Bytes;
        await using var source = await GuardAsync(response.Content.ReadAsStreamAsync, stall, cancel).ConfigureAwait(false);
        await CopyAsync(source, have, total, stall, cancel).ConfigureAwait(false);
    }

    private async Task CopyAsync(Stream source, long have, long? total, CancellationTokenSource stall, CancellationToken cancel)
    {
        await using var target = options.OpenPart(part);
        var buffer = new byte[1 << 17];
        int count;
        while ((count = await GuardAsync(token => source.ReadAsync(buffer, token).AsTask(), stall, cancel).ConfigureAwait(false)) > 0)
        {
            await target.WriteAsync(buffer.AsMemory(0, count), cancel).ConfigureAwait(false);
            have += count;
            _received += count;
            Report(have, total, always: false);
        }
        await target.FlushAsync(cancel).ConfigureAwait(false);
        if (total is { } whole && have < whole)
            throw new ConnectionCutException(new EndOfStreamException($"the connection ended after {have:N0} of {whole:N0} bytes"));
        Report(have, total, always: true);
    }

    /// <summary>Runs one step of talking to the server; whatever goes wrong on the wire becomes a cut, and so does silence.</summary>
    private async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> step, CancellationTokenSource stall, CancellationToken cancel)
    {
        stall.CancelAfter(options.StallLimit);
        try
        {
            return await step(stall.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException silence) when (!cancel.IsCancellationRequested)
        {
            throw new ConnectionCutException(new TimeoutException("the server was silent for "
                + $"{options.StallLimit.TotalSeconds:0} s", silence));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new ConnectionCutException(failure);
        }
    }

    // A process that was ended after the last byte leaves a whole part: the server then has nothing left to send.
    private static bool IsWhole(HttpResponseMessage response, long have) =>
        response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && response.Content.Headers.ContentRange?.Length == have;

    private void Require(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
            return;
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}";
        if ((int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)
            throw new ConnectionCutException(new HttpRequestException($"the server answered {status}"));
        throw new WeightStoreException(response.StatusCode == HttpStatusCode.NotFound
            ? $"'{file.Key}' is not at {address} (404 Not Found); the publisher may have moved it. {WayOut}"
            : $"{address} was refused with {status}. {WayOut}");
    }

    private void Report(long have, long? total, bool always)
    {
        if (progress is null || (!always && _reported != long.MinValue && options.Time.GetElapsedTime(_reported) < s_reportPause))
            return;
        _reported = options.Time.GetTimestamp();
        var rate = _received / Math.Max(options.Time.GetElapsedTime(_began).TotalSeconds, 1e-3);
        progress.Report(new(have, total, rate, total is { } whole ? TimeSpan.FromSeconds((whole - have) / Math.Max(rate, 1)) : null));
    }

    private string WayOut => file.Otherwise is null
        ? "Connect this computer to the internet, and try again." : $"Download {address} on another computer, {file.Otherwise}.";

    private WeightStoreException GivenUp(Exception cut) => IsOutOfReach(cut)
        ? new($"'{file.Key}' has not been downloaded yet, and {address.Host} cannot be reached. {WayOut}", cut)
        : new($"The download of '{file.Key}' from {address.Host} was cut {options.Attempts} times in a row without a further byte "
            + $"({cut.Message}). The bytes so far are kept; fetch it again to resume.", cut);

    private bool IsOutOfReach(Exception cut) =>
        _received == 0
        && (cut is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError }
        || cut is TimeoutException { InnerException: OperationCanceledException { InnerException: TimeoutException } });

    private sealed class ConnectionCutException(Exception cause) : Exception(cause.Message, cause);
}
