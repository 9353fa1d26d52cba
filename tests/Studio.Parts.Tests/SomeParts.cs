using Studio.Experiments;

// The parts below exist in this assembly only.
[assembly: StudioParts]
