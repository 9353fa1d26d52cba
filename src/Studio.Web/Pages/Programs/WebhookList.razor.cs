using Microsoft.AspNetCore.Components;
using MudBlazor;
using Studio.Runtime.Persons;
using Studio.Runtime.Webhooks;
using Studio.Web.Persons;

namespace Studio.Web.Pages.Programs;

public sealed partial class WebhookList
{
    private readonly HashSet<string> _events = [WebhookEvents.Ended];
    private IReadOnlyList<Webhook> _hooks = [];
    private Person? _person;
    private string _address = "";
    private string? _fault;
    private string? _testing;

    [Inject] public required WebhookService Webhooks { get; set; }

    [Inject] public required CurrentPerson Viewer { get; set; }

    [Inject] public required TimeProvider Time { get; set; }

    [Inject] public required ISnackbar Snackbar { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _person = await Viewer.GetAsync();
        _hooks = await Webhooks.ListAsync();
    }

    private void Choose(string name, bool on) => _ = on ? _events.Add(name) : _events.Remove(name);

    private async Task AddAsync()
    {
        _fault = await Webhooks.AddAsync(_address, [.. WebhookEvents.All.Select(e => e.Name).Where(_events.Contains)], _person!);
        if (_fault is null)
            _address = "";
        _hooks = await Webhooks.ListAsync();
    }

    private async Task TestAsync(Webhook hook)
    {
        _testing = hook.Id;
        var answer = await Webhooks.TestAsync(hook, _person!);
        _testing = null;
        Snackbar.Add(answer.Sentence, answer.IsDelivered ? Severity.Success : Severity.Warning);
        _hooks = await Webhooks.ListAsync();
    }

    private async Task DeleteAsync(Webhook hook)
    {
        await Webhooks.DeleteAsync(hook.Id, _person!);
        _hooks = await Webhooks.ListAsync();
    }
}
