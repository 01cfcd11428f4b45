using System.Globalization;

namespace QaBot.Commands.Checks;

/// <summary>Checks that the data folder can be written to and has room.</summary>
internal sealed class DataFolderCheck : InstallationCheck
{
    private const long Megabyte = 1024 * 1024;
    private const long TooLittle = 50 * Megabyte;
    private const long Little = 500 * Megabyte;

    private readonly string _folder;

    public DataFolderCheck(string folder) => _folder = Path.GetFullPath(folder);

    public override string Name => "Data folder";

    public override Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([Check()]);

    private Finding Check()
    {
        if (File.Exists(_folder))
        {
            return Finding.Wrong(Name, $"{_folder} is a file", "a folder is needed to keep the index in", "name another with --data, or move the file away");
        }

        var existing = WritableFolder.NearestExisting(_folder);
        try
        {
            WritableFolder.Probe(existing);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Finding.Wrong(Name, $"{existing} cannot be written to", exception.Message, "give this account the right to write there, or name another folder with --data");
        }

        return CheckSpace(existing);
    }

    private Finding CheckSpace(string existing)
    {
        var free = new DriveInfo(existing).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{_folder} can be written to, {free / Megabyte:N0} MB free");
        if (free < TooLittle)
        {
            return Finding.Wrong(Name, text, "the disk is nearly full", "free some space, or name a folder on another disk with --data");
        }

        return free < Little
            ? Finding.Notice(Name, text, "the disk is filling up", "free some space before indexing more documents")
            : Finding.Fine(Name, text);
    }
}
