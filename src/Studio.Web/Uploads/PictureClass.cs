namespace Studio.Web.Uploads;

/// <summary>A class that a person collects images for; the images stay in the browser until all are sent.</summary>
public sealed class PictureClass(string name)
{
    public string Key { get; } = Guid.NewGuid().ToString("n");

    public string Name { get; set; } = name;

    public int Images { get; set; }
}
