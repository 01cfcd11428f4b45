using System.Security.Cryptography;
using System.Text;
using QaBot.Core.Text;

namespace QaBot.Core.Documents;

/// <summary>Makes document ids.</summary>
public static class DocumentId
{
    private const int Digits = 12;

    /// <summary>
    /// The id of the document at <paramref name="sourcePath"/>: the first 12 hexadecimal digits of the path's SHA-256, so that it
    /// is short, the same on every machine, and safe in a URL whatever the file is called.
    /// </summary>
    /// <param name="sourcePath">Path below the knowledge folder, with <c>/</c> between its parts.</param>
    public static string FromPath(string sourcePath)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourcePath);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalForm.Compose(sourcePath)));
        return Convert.ToHexStringLower(hash)[..Digits];
    }
}
