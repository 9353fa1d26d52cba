using Studio.Notebooks.Templates;
using Studio.Web.Notebooks.Lists;

namespace Studio.Web.Tests.Notebooks.Lists;

public sealed class TemplateCardTests
{
    private static readonly string s_pictures =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "wwwroot", "templates"));

    [Fact]
    public void Picture_OfEveryLesson_IsThereAndItsOwn()
    {
        var pictures = NotebookTemplate.All.Select(t => TemplateCard.Picture(t.Key)).ToArray();

        Assert.Equal(pictures, pictures.Distinct());
        Assert.All(pictures, p => Assert.True(File.Exists(Path.Combine(s_pictures, p)), p));
    }
}
