using Microsoft.EntityFrameworkCore;
using Studio.Experiments.Events;
using Studio.Runtime.Persons;
using Studio.Runtime.Storage.Rows;

namespace Studio.Runtime.Storage;

/// <summary>The tables. SQLite and PostgreSQL have a context each, because each has migrations of its own.</summary>
internal abstract class StudioContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<NotebookRow> Notebooks => Set<NotebookRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<EntryRow> Entries => Set<EntryRow>();

    public DbSet<CommandRow> Commands => Set<CommandRow>();

    public DbSet<CheckpointRow> Checkpoints => Set<CheckpointRow>();

    public DbSet<ArtifactRow> Artifacts => Set<ArtifactRow>();

    public DbSet<DeviceTimeRow> DeviceTimes => Set<DeviceTimeRow>();

    public DbSet<PersonRow> Persons => Set<PersonRow>();

    public DbSet<DatasetRow> Datasets => Set<DatasetRow>();

    public DbSet<ModelRow> Models => Set<ModelRow>();

    public DbSet<AccessTokenRow> AccessTokens => Set<AccessTokenRow>();

    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();

    /// <summary>Until the transaction ends nobody else is where this name is locked: what is read before it is
    /// written stays true.</summary>
    public abstract Task LockAsync(string name, CancellationToken ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // SQLite cannot order its own form of time.
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        conventions.Properties<RunStatus>().HaveConversion<string>();
        conventions.Properties<PersonRole>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<NotebookRow>().HasKey(n => n.Id);
        model.Entity<RunRow>(run =>
        {
            run.HasKey(r => r.Id);
            run.HasIndex(r => new { r.Notebook, r.Cell });
            run.HasIndex(r => r.Key);
            run.HasIndex(r => r.EndedAt);
        });
        model.Entity<EntryRow>().HasKey(e => new { e.Run, e.Number });
        model.Entity<CommandRow>().HasKey(c => new { c.Run, c.Number });
        model.Entity<CheckpointRow>(checkpoint =>
        {
            checkpoint.HasKey(c => new { c.Run, c.CoversNumber });
            checkpoint.HasIndex(c => c.Sha256);
        });
        model.Entity<ArtifactRow>(artifact =>
        {
            artifact.HasKey(a => new { a.Sha256, a.Ending, a.Holder });
            artifact.HasIndex(a => a.Holder);
            artifact.HasIndex(a => a.Person);
        });
        model.Entity<DeviceTimeRow>(time =>
        {
            time.HasKey(t => new { t.Run, t.LeaseEpoch });
            time.HasIndex(t => t.To);
        });
        model.Entity<PersonRow>().HasKey(p => p.Id);
        model.Entity<DatasetRow>(dataset =>
        {
            dataset.HasKey(d => d.Id);
            dataset.HasIndex(d => d.Sha256);
            dataset.HasIndex(d => d.Person);
        });
        model.Entity<ModelRow>(stored =>
        {
            stored.HasKey(m => m.Id);
            stored.HasIndex(m => m.Sha256);
            stored.HasIndex(m => m.Person);
        });
        model.Entity<AccessTokenRow>(token =>
        {
            token.HasKey(t => t.Id);
            token.HasIndex(t => t.Hash).IsUnique();
        });
        model.Entity<WebhookRow>().HasKey(w => w.Id);
    }
}
