using System.Text.RegularExpressions;

namespace QaBot.Messaging;

/// <summary>
/// Whether somebody asks, in so many words, for a person instead of the bot. The whole message has to say it: a question about people
/// ("Who is the contact person for visas?") is a question for the documents. English only.
/// </summary>
internal static partial class HumanRequest
{
    /// <summary>Longer messages say more than that.</summary>
    private const int MaxLength = 120;

    /// <summary>The words of the button by which the bot offers a person.</summary>
    public const string Offer = "Ask a person";

    public static bool Is(string text) => text.Length <= MaxLength && Request().IsMatch(text);

    // Anchored, and no two neighbouring repetitions can match the same words: a hostile text cannot make it slow.
    [GeneratedRegex(
        """
        ^\s*
        (?:(?:hi|hello|hey|ok|okay|no|sorry)[,.!]?\s+)?
        (?:please,?\s+)?
        (?:
            (?:(?:can|could|may)\ (?:i|we)\ (?:please\ )?|(?:i|we)\ (?:want|need|wish|would\ like|(?:'|’)?d\ like)\ to\ |i['’]d\ like\ to\ |let\ me\ )?
                (?:talk|speak|chat)\ (?:to|with)\ |
            (?:(?:can|could|will|would)\ you\ (?:please\ )?)?
                (?:connect|transfer|forward|put)\ me\ (?:through\ )?(?:to|with)\ |
            (?:can\ you\ |could\ you\ )?(?:get|give)\ me\ |
            (?:(?:can|could|may)\ i\ )?ask\ (?:for\ )? |
            (?:i|we)\ (?:want|need|would\ like)\ |i['’]d\ like\
        )?
        (?:an?\ |some|the\ )?(?:real\ |live\ |actual\ |human\ )?
        (?:human\ being|human|person|agent|operator|representative|one\ of\ your\ (?:colleagues|staff)|(?<=some)(?:one|body)(?:\ (?:human|real))?|member\ of\ staff)
        (?:\ (?:instead|now))?
        (?:,?\ (?:please|thanks|thank\ you))?
        \s*[.!?]*\s*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Request();
}
