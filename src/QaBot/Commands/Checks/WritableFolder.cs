namespace QaBot.Commands.Checks;

/// <summary>Tries out whether folders can be written to, without leaving anything there.</summary>
internal static class WritableFolder
{
    /// <summary>The folder itself, or the nearest above it that exists: the one that it would be made in.</summary>
    public static string NearestExisting(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return folder;
    }

    /// <summary>Writes a file that is deleted at once.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Probe(string folder)
    {
        var path = Path.Combine(folder, $".qabot-doctor-{Environment.ProcessId}");
        using (new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
        {
        }
    }
}
