namespace QaBot.Core.Indexing;

/// <summary>The words of a text that spelling is corrected against.</summary>
internal static class SurfaceWords
{
    /// <summary>The words of <paramref name="text"/>, folded, in order.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
        }
    }
}
