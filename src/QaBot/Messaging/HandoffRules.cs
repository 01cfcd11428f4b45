using Microsoft.Extensions.Options;

namespace QaBot.Messaging;

/// <summary>Finds the rule by which a person has to answer a question. Thread-safe.</summary>
internal sealed class HandoffRules(IOptions<HandoffOptions> options)
{
    // Longer messages are no questions; the engine refuses them.
    private const int MaxLength = 10_000;

    private readonly Lazy<(RulePhrase Phrase, HandoffRule Rule)[]> _phrases = new(() =>
        [.. options.Value.Rules.SelectMany(rule => rule.Words.Select(words => (RulePhrase.Of(words)!, rule)))]);

    /// <summary>The rule that <paramref name="message"/> falls under; null when there is none.</summary>
    public HandoffRule? Find(string message)
    {
        if (_phrases.Value.Length == 0 || message.Length > MaxLength)
        {
            return null;
        }

        var stems = RulePhrase.StemsOf(message);
        return _phrases.Value.FirstOrDefault(one => one.Phrase.IsIn(stems)).Rule;
    }
}
