using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Answering;
using QaBot.Core.Text;

namespace QaBot.Core.Insights;

/// <summary>Keeps curated answers as Markdown files below the knowledge folder, one for each question.</summary>
/// <param name="knowledge">The knowledge folder, absolute.</param>
/// <param name="folder">The folder below it.</param>
public sealed class CuratedAnswerFolder(string knowledge, CuratedFolder folder) : CuratedAnswers, IDisposable
{
    private const int LongestSlug = 60;
    private const int LongestText = 100_000;
    private const int KeyDigits = 8;

    private readonly SemaphoreSlim _writing = new(1);

    /// <inheritdoc/>
    public override async ValueTask<string> KeepAsync(CuratedAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Check(answer);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var target = Prepare();
            var name = NameFor(answer, target);
            await WriteAsync(Path.Combine(target, name), CuratedAnswerPage.Write(answer), cancellationToken).ConfigureAwait(false);
            return $"{folder.Path}/{name}";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CuratedAnswerException(
                $"The answer could not be written into '{Path.Combine(knowledge, folder.Path)}': {fault.Message} Give this account the right to write there, or name another folder (QaBot:Insights:CuratedFolder).", fault);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private static void Check(CuratedAnswer answer)
    {
        if (WordTokenizer.Tokenize(TextNormalizer.Normalize(answer.Question)).Count == 0)
        {
            throw new CuratedAnswerException("The question of the answer holds no word. Say what the answer answers.");
        }

        if (CuratedAnswerPage.OneLine(answer.Text).Length == 0)
        {
            throw new CuratedAnswerException("The answer is empty. Write what is to be answered.");
        }

        if (answer.Text.Length > LongestText)
        {
            throw new CuratedAnswerException(string.Create(
                CultureInfo.InvariantCulture, $"The answer has {answer.Text.Length:N0} characters; at most {LongestText:N0} are kept as an answer. Put it into the knowledge folder as a document."));
        }
    }

    private string Prepare()
    {
        if (!Directory.Exists(knowledge))
        {
            throw new CuratedAnswerException($"The knowledge folder '{knowledge}' is not there. Create it, or name another (QaBot:Knowledge:Folder).");
        }

        var target = Path.GetFullPath(Path.Combine(knowledge, folder.Path));
        Directory.CreateDirectory(target);
        var root = Resolved(knowledge);
        var at = knowledge;
        foreach (var part in folder.Path.Split('/'))
        {
            at = Path.Combine(at, part);
            if (!IsBelow(Resolved(at), root))
            {
                throw new CuratedAnswerException(
                    $"'{at}' is a link that leads out of the knowledge folder '{knowledge}', where nothing is indexed. Make it a folder, or name another (QaBot:Insights:CuratedFolder).");
            }
        }

        return target;
    }

    private static string Resolved(string path) => Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? ResolvedParent(path);

    // Where a folder above is a link, the path below it says nothing of where it leads.
    private static string ResolvedParent(string path) =>
        Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) is { } parent
            ? Path.Combine(Resolved(parent), Path.GetFileName(Path.TrimEndingDirectorySeparator(path)))
            : path;

    private static bool IsBelow(string path, string root) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The file of this question if there is one, else a name that no other question has.</summary>
    private static string NameFor(CuratedAnswer answer, string target)
    {
        var question = TextNormalizer.Normalize(CuratedAnswerPage.OneLine(answer.Question));
        var form = QuestionForm.Of(question);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.Key)))[..KeyDigits];
        foreach (var file in Directory.EnumerateFiles(target, $"*{key}*.md").Order(StringComparer.Ordinal))
        {
            if (ReadQuestion(file) is { } other && QuestionForm.Of(other).IsSameAs(form))
            {
                return Path.GetFileName(file);
            }
        }

        var slug = SlugOf(question);
        var names = Enumerable.Range(1, int.MaxValue).Select(number =>
            number == 1 ? $"{slug}-{key}.md" : string.Create(CultureInfo.InvariantCulture, $"{slug}-{key}-{number}.md"));
        return names.First(name => !Path.Exists(Path.Combine(target, name)));
    }

    private static string? ReadQuestion(string file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadLine() is { } line && CuratedAnswerPage.QuestionOf(line) is { } question ? TextNormalizer.Normalize(question) : null;
    }

    // Letters and digits of ASCII: safe in every file system and in every address.
    private static string SlugOf(string question)
    {
        var words = TermAnalyzer.Analyze(question).Where(term => !StopWords.Contains(term.Word))
            .Select(term => string.Concat(term.Word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0);
        var slug = string.Join('-', words);
        slug = slug.Length > LongestSlug ? slug[..LongestSlug].TrimEnd('-') : slug;
        return slug.Length > 0 ? slug : "answer";
    }

    // Hidden until it is whole: what begins with a dot is not indexed.
    private static async Task WriteAsync(string path, string page, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous | FileOptions.WriteThrough))
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(page), cancellationToken).ConfigureAwait(false);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
