using System.Globalization;
using Microsoft.Extensions.Options;
using QaBot.BotFramework;

namespace QaBot.Messaging;

/// <summary>Checks <see cref="HandoffOptions"/> and reports every fault.</summary>
internal sealed class HandoffOptionsValidator : IValidateOptions<HandoffOptions>
{
    public ValidateOptionsResult Validate(string? name, HandoffOptions options)
    {
        string?[] checks =
        [
            OptionRange.FaultOf(HandoffOptions.Section, nameof(options.OfferAfter), options.OfferAfter, 0, 20, "questions"),
            OptionRange.FaultOf(HandoffOptions.Section, nameof(options.MaxOpenTickets), options.MaxOpenTickets, 1, 100_000, "tickets"),
            .. options.Rules.SelectMany(Check),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Check(HandoffRule rule, int index)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{HandoffOptions.Section}:{nameof(HandoffOptions.Rules)}:{index}");
        if (rule.Words.Count == 0)
        {
            yield return $"{key}:{nameof(rule.Words)}: found none, allowed is at least one word or phrase; add one ({key}:{nameof(rule.Words)}:0) or remove the rule.";
        }

        foreach (var (phrase, place) in rule.Words.Select((phrase, place) => (phrase, place)).Where(one => RulePhrase.Of(one.phrase) is null))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{key}:{nameof(rule.Words)}:{place}: found '{phrase}', allowed is a text with at least one word that means something by itself; write such a word or remove the key.");
        }

        if (string.IsNullOrWhiteSpace(rule.Say))
        {
            yield return $"{key}:{nameof(rule.Say)}: found '{rule.Say}', allowed is a sentence; write one or remove the key.";
        }
    }
}
