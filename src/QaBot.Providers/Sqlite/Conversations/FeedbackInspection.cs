using QaBot.Core.Insights;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>What people think of the answers, read while another process may be serving.</summary>
/// <param name="Figures">The figures; null when there are none yet, or <paramref name="Fault"/> says why they cannot be had.</param>
/// <param name="Fault">Why the file cannot be used, and the mend; null when it can.</param>
public sealed record FeedbackInspection(FeedbackFigures? Figures, string? Fault)
{
    /// <summary>Looks into the file of <paramref name="options"/>, reading only. What is wrong with the file is an answer, never an exception.</summary>
    public static FeedbackInspection Run(DataOptions options, int comments)
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = ConversationFile.PathIn(options);
        return File.Exists(path)
            ? FileInspection.Run(
                path, ConversationSchema.Profile, options.BusyTimeoutSeconds, session => Inspect(session, path, comments), fault => new FeedbackInspection(null, fault))
            : new FeedbackInspection(null, null);
    }

    // A file of an older program has no answers; the next server makes their tables.
    private static FeedbackInspection Inspect(SqliteSession session, string path, int comments)
    {
        var newest = ConversationSchema.Steps[^1].Version;
        return FileInspection.FaultOf(session, path, ConversationSchema.Profile, newest, ConversationSchema.Profile.WhenDamaged) is { } fault
            ? new FeedbackInspection(null, fault)
            : new FeedbackInspection(SchemaMigration.VersionOf(session) < newest ? null : FeedbackRows.Summarize(session, comments), null);
    }
}
