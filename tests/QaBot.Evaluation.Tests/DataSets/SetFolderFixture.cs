namespace QaBot.Evaluation.Tests.DataSets;

/// <summary>A folder with a set in it that goes with the test.</summary>
internal sealed class SetFolderFixture : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("qabot-eval-tests-").FullName;

    public string Write(string name, params string[] lines)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
