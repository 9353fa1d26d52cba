using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Studio.Web.Live;
using Studio.Web.Persons;

namespace Studio.Web.Tests.Fakes;

/// <summary>A page without a browser: scripts answer nothing, and runs come from <see cref="SampleRun"/> in place of the journal.</summary>
public abstract class ViewContext : BunitContext
{
    protected ViewContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddScoped<PageConnection>();
        Services.AddScoped(_ => new PersonNames(id => Task.FromResult<string?>(id == "3f0a" ? "Jo Ray" : null)));
        ComponentFactories.Add<ManyRuns, FakeManyRuns>();
    }

    /// <summary>For components with menus and choices, which open in a layer of the page.</summary>
    protected IRenderedComponent<T> RenderInPage<T>(Action<ComponentParameterCollectionBuilder<T>> parameters) where T : IComponent
    {
        Render<MudBlazor.MudPopoverProvider>();
        return Render(parameters);
    }

    /// <summary>Shows the runs that <see cref="SampleRun"/> made.</summary>
    private sealed class FakeManyRuns : ComponentBase
    {
        [Parameter] public IReadOnlyList<Guid> Runs { get; set; } = [];

        [Parameter] public RenderFragment<IReadOnlyList<LiveRun>>? ChildContent { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddContent(0, ChildContent!([.. Runs.Select(SampleRun.Find)]));
    }
}
