namespace QaBot.Core.Tests.Ingestion;

/// <summary>A folder of its own for a test, deleted afterwards. Its files are an hour old unless a test says otherwise.</summary>
internal sealed class KnowledgeFolder : IDisposable
{
    private static readonly DateTime AnHourAgo = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1);

    public string Root { get; } = Directory.CreateTempSubdirectory("qabot-ingestion-").FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, string text, DateTime? modified = null)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, modified ?? AnHourAgo);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
