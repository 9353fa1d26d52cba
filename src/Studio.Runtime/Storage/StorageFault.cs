using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Studio.Runtime.Storage;

/// <summary>What a fault of storage means, for people.</summary>
public static class StorageFault
{
    /// <summary>Null if the exception is no fault of storage.</summary>
    /// <param name="name">Where storage is.</param>
    public static string? Sentence(Exception fault, string name) => fault switch
    {
        StorageFaultException => fault.Message,
        DbUpdateException { InnerException: { } inner } => Sentence(inner, name),
        // So EF Core wraps what it takes for passing trouble of PostgreSQL.
        InvalidOperationException { InnerException: DbException inner } => Sentence(inner, name),
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB } => Damaged(name),
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            $"The disk of {name} is full. Nothing was stored partially. Make room; work then continues.",
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM } =>
            $"{name} cannot be written. Check the permissions of its folder.",
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY } => $"{name} is busy: another process writes to it for a long time.",
        DbException => $"{name} failed: {fault.Message}",
        IOException or UnauthorizedAccessException => $"The data folder cannot be used: {fault.Message}",
        _ => null,
    };

    internal static string Damaged(string name) =>
        $"{name} is damaged. Nothing in it was changed. Move it away to start anew, or put a backup in its place.";

    /// <summary>What the work gives, or what to answer where storage fails under it. Exceptions of a driver do not
    /// travel between silos.</summary>
    internal static async Task<T> SaidAsync<T>(Func<Task<T>> work, Func<string, T> answer)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (Sentence(fault, "Storage") is { } sentence)
        {
            return answer(sentence);
        }
    }
}
