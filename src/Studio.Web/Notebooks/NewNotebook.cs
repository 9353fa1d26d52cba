using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Studio.Notebooks;
using Studio.Runtime.Services;
using Studio.Web.Persons;

namespace Studio.Web.Notebooks;

/// <summary>Makes a notebook for this viewer and goes there. Until the page has changed further presses are ignored:
/// the second half of a double click makes no second notebook.</summary>
public sealed class NewNotebook : IDisposable
{
    private readonly NotebookService _notebooks;
    private readonly CurrentPerson _viewer;
    private readonly NavigationManager _navigation;
    private bool _isOpening;

    public NewNotebook(NotebookService notebooks, CurrentPerson viewer, NavigationManager navigation)
    {
        (_notebooks, _viewer, _navigation) = (notebooks, viewer, navigation);
        _navigation.LocationChanged += Arrive;
    }

    public async Task OpenAsync(Func<Notebook> make)
    {
        if (_isOpening)
            return;
        _isOpening = true;
        try
        {
            _navigation.NavigateTo($"/n/{await _notebooks.CreateAsync(await _viewer.GetAsync(), make())}");
        }
        catch
        {
            _isOpening = false;
            throw;
        }
    }

    public void Dispose() => _navigation.LocationChanged -= Arrive;

    private void Arrive(object? sender, LocationChangedEventArgs changed) => _isOpening = false;
}
