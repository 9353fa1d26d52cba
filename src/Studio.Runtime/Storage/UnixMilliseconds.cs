using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Studio.Runtime.Storage;

internal sealed class UnixMilliseconds()
    : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(),
        stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
