using QaBot.Evaluation.DataSets;
using QaBot.Evaluation.Runner;
using QaBot.TestKit;

namespace QaBot.Evaluation.Tests.Runner;

public sealed class SetFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FileNameOf_AnyId_IsOneSafeNameForEach()
    {
        string[] ids = ["a", "A", "../x", ".hidden", "a/b", "a:b", "CON#1", new string('x', 400), new string('x', 400) + "y", "é", "Benefit_Options.pdf#page=1"];

        var names = ids.Select(SetFolder.FileNameOf).ToList();

        names.Select(name => name.ToUpperInvariant()).ShouldBeUnique();
        names.ShouldAllBe(name => name.Length < 200 && name[0] != '.' && !name.Any(letter => "/\\:#*?".Contains(letter)));
    }

    [Fact]
    public void Write_Again_LeavesWhatIsTheSameAlone()
    {
        SetFolder.Write(_folder.Path, [new("a", "A", "one"), new("b", "B", "two"), new("c", "C", "three")], CancellationToken.None);
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var file in Directory.GetFiles(_folder.Path))
        {
            File.SetLastWriteTimeUtc(file, old);
        }

        SetFolder.Write(_folder.Path, [new("a", "A", "one"), new EvaluationDocument("b", "B", "changed")], CancellationToken.None);

        Directory.GetFiles(_folder.Path).Length.ShouldBe(2);
        File.GetLastWriteTimeUtc(_folder[SetFolder.FileNameOf("a")]).ShouldBe(old);
        File.GetLastWriteTimeUtc(_folder[SetFolder.FileNameOf("b")]).ShouldNotBe(old);
    }
}
