using QaBot.Core.Text;

namespace QaBot.Messaging;

/// <summary>A phrase of a rule, as the stems of the words that mean something by themselves.</summary>
/// <param name="Stems">The stems in order; at least one.</param>
internal sealed record RulePhrase(IReadOnlyList<string> Stems)
{
    /// <summary>The phrase in <paramref name="text"/>; null when it holds no such word.</summary>
    public static RulePhrase? Of(string text) => StemsOf(text) is { Length: > 0 } stems ? new RulePhrase(stems) : null;

    /// <summary>The stems of a message, to look for phrases in.</summary>
    public static string[] StemsOf(string text) =>
        [.. TermAnalyzer.Analyze(TextNormalizer.Normalize(text)).Where(term => !StopWords.Contains(term.Word)).Select(term => term.Value)];

    /// <summary>Whether the stems stand together, in this order, in <paramref name="message"/>.</summary>
    public bool IsIn(ReadOnlySpan<string> message)
    {
        for (var start = 0; start + Stems.Count <= message.Length; start++)
        {
            if (Stems.SequenceEqual(message.Slice(start, Stems.Count).ToArray(), StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
