namespace QaBot.Providers.Sqlite;

/// <summary>One step of the schema.</summary>
/// <param name="Version">The version the file has after the step; steps count up from 1 without a gap.</param>
/// <param name="Sql">What the step does.</param>
internal sealed record SchemaStep(int Version, string Sql);
