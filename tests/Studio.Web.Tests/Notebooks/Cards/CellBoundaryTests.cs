using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Studio.Web.Notebooks.Cards;

namespace Studio.Web.Tests.Notebooks.Cards;

public sealed class CellBoundaryTests : BunitContext
{
    public CellBoundaryTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<IErrorBoundaryLogger, Silent>();
    }

    [Fact]
    public async Task Boundary_AnOutputThatThrows_SaysSoInItsPlaceAndCanBeShownAgain()
    {
        Faulty.Throws = true;

        var boundary = Render<CellBoundary>(p => p.AddChildContent<Faulty>());

        Assert.StartsWith("The output of this cell could not be shown", boundary.Find("[role=alert] span").TextContent,
            StringComparison.Ordinal);
        Faulty.Throws = false;
        await boundary.Find("button").ClickAsync();
        Assert.Equal("drawn", boundary.Find("p").TextContent);
    }

    private sealed class Faulty : ComponentBase
    {
        public static bool Throws { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (Throws)
                throw new InvalidDataException("No such series.");
            builder.AddMarkupContent(0, "<p>drawn</p>");
        }
    }

    private sealed class Silent : IErrorBoundaryLogger
    {
        public ValueTask LogErrorAsync(Exception exception) => ValueTask.CompletedTask;
    }
}
