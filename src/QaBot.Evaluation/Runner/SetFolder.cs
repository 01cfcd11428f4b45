using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QaBot.Evaluation.DataSets;

namespace QaBot.Evaluation.Runner;

/// <summary>Writes a set's documents as files, so that the product's own ingestion reads them as it reads a knowledge folder.</summary>
internal static class SetFolder
{
    /// <summary>The extension of such a file.</summary>
    public const string Extension = ".qaset";

    private const int LongestName = 120;
    private const int HashDigits = 16;

    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of the document with an id: readable, safe on every file system, one for each id.</summary>
    public static string FileNameOf(string id)
    {
        var name = Uri.EscapeDataString(id);

        // Names that differ in case only are one file to some file systems, and a leading dot hides a file.
        return name.Length <= LongestName && !name.Any(char.IsUpper) && name[0] != '.'
            ? name + Extension
            : $"{name[..Math.Min(name.Length, LongestName)].TrimStart('.')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..HashDigits]}{Extension}";
    }

    /// <summary>Brings a folder in line with the documents; what is the same already is left alone, so that it is not indexed again.</summary>
    public static void Write(string folder, IReadOnlyList<EvaluationDocument> documents, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var expected = documents.ToDictionary(document => FileNameOf(document.Id), StringComparer.Ordinal);
        foreach (var stale in Directory.EnumerateFiles(folder).Where(path => !expected.ContainsKey(Path.GetFileName(path))).ToList())
        {
            File.Delete(stale);
        }

        foreach (var (name, document) in expected)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, name);
            var content = JsonSerializer.SerializeToUtf8Bytes(new SetDocument(document.Title, document.Text), Format);
            if (!File.Exists(path) || !content.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
            {
                File.WriteAllBytes(path, content);
            }
        }
    }
}
