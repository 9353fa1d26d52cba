using System.Runtime.Intrinsics.X86;

namespace Studio.Learning;

/// <summary>Whether the processor says how large its caches are; some virtual machines hide it.</summary>
internal static class ProcessorCaches
{
    /// <summary>By the CPUID leaf of its maker: 4 of Intel's, 0x8000001D of AMD's.</summary>
    internal static bool AreReported => !X86Base.IsSupported || HasCache(0x4) || HasCache(0x8000_001D);

    /// <summary>Both leaves give the kind of the first cache in the lowest five bits, 0 for none.</summary>
    private static bool HasCache(uint leaf) => (X86Base.CpuId((int)leaf, 0).Eax & 0x1F) != 0;
}
