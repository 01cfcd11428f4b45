using System.Globalization;
using System.Reflection;

namespace QaBot.Providers.Sqlite;

/// <summary>Brings a file to the newest version of the schema, step by step, each in a transaction of its own.</summary>
internal sealed class SchemaMigration
{
    private readonly IReadOnlyList<SchemaStep> _steps;
    private readonly DatabaseProfile _profile;

    public SchemaMigration(IReadOnlyList<SchemaStep> steps, DatabaseProfile profile) => (_steps, _profile) = (steps, profile);

    /// <summary>The version after the last step.</summary>
    public int Newest => _steps[^1].Version;

    /// <summary>The file's version; 0 when it has no tables yet.</summary>
    public static int VersionOf(SqliteSession session) => (int)session.Number("PRAGMA user_version");

    /// <summary>Whether nothing was ever put into the file.</summary>
    public static bool IsUnused(SqliteSession session) =>
        session.Number("SELECT count(*) FROM sqlite_schema") == 0
        && VersionOf(session) == 0
        && session.Number("PRAGMA application_id") == 0;

    /// <summary>Runs the steps that the file lacks. A file of a newer program is refused with the profile's exception and left as it was.</summary>
    /// <param name="session">A connection that may write.</param>
    /// <param name="path">The file's path, for messages.</param>
    public void Run(SqliteSession session, string path)
    {
        Refuse(VersionOf(session), path);
        foreach (var step in _steps.Where(step => step.Version > VersionOf(session)))
        {
            Run(session, step);
        }
    }

    private void Run(SqliteSession session, SchemaStep step)
    {
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            // Another process may have taken the step while this one waited for the lock.
            if (VersionOf(session) == step.Version - 1)
            {
                session.ExecuteScript(step.Sql);
                session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {_profile.ApplicationId}"));
                session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step.Version}"));
            }

            session.Execute(
                "INSERT INTO meta (key, value) VALUES ('created_by', $program) ON CONFLICT (key) DO NOTHING", ("$program", Program()));
            session.Execute("COMMIT");
        }
        finally
        {
            session.RollBack();
        }
    }

    private static string Program() =>
        $"QaBot {typeof(SchemaMigration).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";

    private void Refuse(int version, string path)
    {
        if (version > Newest)
        {
            throw _profile.Unavailable(
                $"The {_profile.Noun} '{path}' was written by a newer program: its schema has version {version}, this program knows versions up to {Newest}. Start the newer program, or name another data folder (QaBot:Data:Folder); the file was left as it is.",
                null);
        }
    }
}
