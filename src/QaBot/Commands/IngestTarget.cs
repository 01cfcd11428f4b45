using QaBot.Configuration;
using QaBot.Core.Ingestion;

namespace QaBot.Commands;

/// <summary>What <c>qabot ingest</c> was asked for.</summary>
/// <param name="Folder">The knowledge folder. It is always looked through whole: what a run does not see, it takes for removed.</param>
/// <param name="Part">Source path below it of what to report on; null for all.</param>
internal sealed record IngestTarget(string Folder, string? Part)
{
    private const string Argument = "PATH";

    /// <summary>Understands the path on the command line.</summary>
    /// <param name="path">The path as it was given; null for the configured folder.</param>
    /// <param name="settings">What else was given.</param>
    /// <param name="knowledge">The configured folder.</param>
    /// <exception cref="ConfigurationFaultException">There is no such file or folder, or it cannot be a knowledge folder.</exception>
    public static IngestTarget Of(string? path, HostSettings settings, KnowledgeOptions knowledge)
    {
        if (path is null)
        {
            knowledge.RequireFolder();
            return new(knowledge.Folder, null);
        }

        var full = Path.GetFullPath(path, settings.WorkingDirectory);
        if (!Path.Exists(full))
        {
            throw Fault(full, "a file or folder that exists", $"mend the path, or leave it out for {knowledge.Folder}");
        }

        return SourcePath.Below(knowledge.Folder, full) is { } part
            ? new(knowledge.Folder, part.Length == 0 ? null : part)
            : Outside(full, settings, knowledge);
    }

    private static IngestTarget Outside(string full, HostSettings settings, KnowledgeOptions knowledge)
    {
        if (settings.Knowledge is not null)
        {
            throw Fault(full, $"with --knowledge a file or folder inside {knowledge.Folder}", "leave out one of the two");
        }

        return Directory.Exists(full)
            ? new(full, null)
            : throw Fault(full, $"a folder, or a file inside {knowledge.Folder}", "copy the file there, or name the folder that holds it");
    }

    private static ConfigurationFaultException Fault(string path, string allowed, string mend) =>
        new([ConfigurationFault.For(Argument, path, allowed, mend)]);
}
