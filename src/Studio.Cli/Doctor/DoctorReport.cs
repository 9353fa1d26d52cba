namespace Studio.Cli.Doctor;

/// <summary>What `studio doctor` found.</summary>
/// <param name="Findings">One sentence for each thing that is wrong, with what to do about it.</param>
internal sealed record DoctorReport(DoctorFacts Libtorch, IReadOnlyList<DeviceReport> Devices, IReadOnlyList<string> Findings);
