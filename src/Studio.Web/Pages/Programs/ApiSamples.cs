namespace Studio.Web.Pages.Programs;

/// <summary>Programs that run as they stand, once the token is in the environment.</summary>
/// <param name="address">Of the studio, as the reader's browser knows it, with a slash at its end.</param>
public sealed class ApiSamples(string address)
{
    /// <summary>What every sample needs first.</summary>
    public string Token => "export STUDIO_TOKEN=\"paste your token here\"";

    public string Curl => $$"""
        # The five newest runs that completed
        curl -H "Authorization: Bearer $STUDIO_TOKEN" "{{address}}api/runs?status=completed&limit=5"

        # All runs as a table
        curl -H "Authorization: Bearer $STUDIO_TOKEN" -o runs.csv "{{address}}api/runs?format=csv&limit=100000"

        # The newest run, event by event, until it ends
        RUN=$(curl -s -H "Authorization: Bearer $STUDIO_TOKEN" "{{address}}api/runs?limit=1" | grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4)
        curl -N -H "Authorization: Bearer $STUDIO_TOKEN" "{{address}}api/runs/$RUN/events"
        """;

    public string Python => $$"""
        # python3 runs.py; it needs nothing but Python itself
        import json, os, urllib.request

        def get(path):
            request = urllib.request.Request("{{address}}api/" + path, headers={"Authorization": "Bearer " + os.environ["STUDIO_TOKEN"]})
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)

        for run in get("runs?sort=-result&limit=10")["runs"]:
            print(run["id"], run["cellTitle"], "seed", run["seed"], run["status"], run["headline"] or "")

        newest = get("runs?limit=1")["runs"][0]
        for curve in get("runs/" + newest["id"] + "/snapshot")["curves"]:
            print(curve["series"], len(curve["points"]), "points")
        """;

    public string CSharp => $$"""
        // dotnet run watch.cs (.NET 10)
        #:property PublishAot=false
        #:package Microsoft.AspNetCore.SignalR.Client@10.*
        using System.Net.Http.Headers;
        using System.Text.Json;
        using Microsoft.AspNetCore.SignalR.Client;

        var token = Environment.GetEnvironmentVariable("STUDIO_TOKEN");
        using var http = new HttpClient { BaseAddress = new Uri("{{address}}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var runs = JsonDocument.Parse(await http.GetStringAsync("api/runs?limit=1"));
        var run = runs.RootElement.GetProperty("runs")[0].GetProperty("id").GetGuid();

        await using var hub = new HubConnectionBuilder()
            .WithUrl("{{address}}hubs/runs", o => o.AccessTokenProvider = () => Task.FromResult(token)).WithAutomaticReconnect().Build();
        await hub.StartAsync();
        await foreach (var message in hub.StreamAsync<RunMessage>("Watch", run, 0L))
            Console.WriteLine($"{message.Kind} up to {message.Last}: {message.Json.Length} characters");

        public record RunMessage(string Kind, long Last, string Json);
        """;

    public string JavaScript => $$"""
        // node watch.mjs; it needs nothing but Node.js itself
        const headers = { Authorization: `Bearer ${process.env.STUDIO_TOKEN}` };
        const { runs } = await (await fetch("{{address}}api/runs?limit=1", { headers })).json();
        const events = await fetch(`{{address}}api/runs/${runs[0].id}/events`, { headers });
        let text = "";
        for await (const part of events.body.pipeThrough(new TextDecoderStream())) {
          text += part;
          const messages = text.split("\n\n");
          text = messages.pop();
          for (const message of messages) console.log(message.split("\n").map(line => line.slice(0, 100)).join("\n"));
        }
        """;

    /// <summary>For receivers of webhooks.</summary>
    public string Signature => """
        import hashlib, hmac

        def is_from_the_studio(header, body, secret):   # header: X-Studio-Signature, body: bytes as received
            parts = dict(part.split("=", 1) for part in header.split(","))
            expected = hmac.new(secret.encode(), parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
            return hmac.compare_digest(expected, parts["v1"])
        """;
}
