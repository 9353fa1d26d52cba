namespace Studio.Experiments;

/// <summary>Marks an assembly beside the studio's own whose backbones, data sets, cells, results and coach rules are
/// found like those of the studio.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class StudioPartsAttribute : Attribute;
