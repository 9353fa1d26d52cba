using Microsoft.AspNetCore.Components;
using Studio.Experiments.Runs;
using Studio.Runtime.Services;
using Studio.Web.Live;

namespace Studio.Web.Outputs;

/// <summary>Base of the components that show one kind of thing a run says. It is drawn again only when the run says
/// such a thing, or when a resumed run takes things back.</summary>
public abstract class OutputView<TEvent> : ComponentBase, IDisposable where TEvent : RunEvent
{
    private LiveRun? _heard;

    [Parameter, EditorRequired] public required LiveRun Run { get; set; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_heard, Run))
            return;
        Dispose();
        (_heard = Run).Updated += Hear;
    }

    /// <summary>Something new may be seen, or nothing any more.</summary>
    protected virtual void OnNews()
    {
    }

    private void Hear(RunUpdate update)
    {
        if (update is RunUpdate.Entries entries && !entries.New.Any(e => e.Event is TEvent or RunEvent.Resumed))
            return;
        _ = InvokeAsync(() =>
        {
            OnNews();
            StateHasChanged();
        });
    }

    public void Dispose()
    {
        if (_heard is not null)
            _heard.Updated -= Hear;
        GC.SuppressFinalize(this);
    }
}
