using QaBot.BotFramework;

namespace QaBot.Providers.Sqlite.Conversations;

/// <summary>
/// Makes sure that one process serves the conversations of a data folder: a second one would take up the turns that the first is
/// about to answer, and give ids that it gives too. The operating system lets go of it when the process ends, however it ends.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Name = "conversations.lock";

    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of the folder in which <paramref name="path"/> lies.</summary>
    /// <exception cref="ConversationsUnavailableException">Another process has it, or the folder may not be written to.</exception>
    public static DataFolderLock Take(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var file = Path.Combine(folder, Name);
        try
        {
            return new DataFolderLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ConversationsUnavailableException(
                $"The data folder '{folder}' may not be written to ({exception.Message}). Give this account the right to write there, or name another data folder (QaBot:Data:Folder, --data).", exception);
        }
        catch (IOException exception) when (File.Exists(file))
        {
            throw new ConversationsUnavailableException(
                $"Another process serves the conversations of the data folder '{folder}': it holds '{file}'. End it, or give this one a data folder of its own (QaBot:Data:Folder, --data).", exception);
        }
        catch (IOException exception)
        {
            throw new ConversationsUnavailableException(
                $"'{file}' cannot be made: {exception.Message} Check the disk, or name another data folder (QaBot:Data:Folder, --data).", exception);
        }
    }

    /// <summary>Whether some process has the lock of the folder in which <paramref name="path"/> lies.</summary>
    public static bool IsTaken(string path)
    {
        var file = Path.Combine(Path.GetDirectoryName(path)!, Name);
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            using var opened = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose() => _file.Dispose();
}
