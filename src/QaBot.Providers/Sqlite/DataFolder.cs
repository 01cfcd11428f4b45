namespace QaBot.Providers.Sqlite;

/// <summary>The folder in which the program's files lie.</summary>
internal static class DataFolder
{
    /// <summary>Makes the folder of a file unless it is there. What it throws is the profile's exception.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="profile">What the file is.</param>
    public static void MakeFor(string path, DatabaseProfile profile)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var found = File.Exists(folder) ? "a file of this name stands there" : exception.Message;
            throw profile.Unavailable(
                $"The data folder '{folder}' cannot be made: {found}. Name a folder that this account may write to (QaBot:Data:Folder, --data).", exception);
        }
    }
}
