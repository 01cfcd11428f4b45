using System.Text.RegularExpressions;

namespace QaBot.Messaging;

/// <summary>
/// What somebody says about a ticket in so many words. The whole message has to say it: a question about tickets ("How do I close a ticket
/// in Jira?") is a question for the documents. English only.
/// </summary>
internal static partial class TicketWords
{
    /// <summary>Longer messages say more than that.</summary>
    private const int MaxLength = 320;

    /// <summary>Whether somebody wants to know how the ticket stands.</summary>
    public static bool AskHowItStands(string text) => text.Length <= MaxLength && Status().IsMatch(text);

    /// <summary>Whether somebody wants the ticket closed.</summary>
    public static bool AskToClose(string text) => text.Length <= MaxLength && Close().IsMatch(text);

    /// <summary>Whether somebody says yes; what stands behind the yes is the contact, empty for none.</summary>
    public static bool SayYes(string text, out string contact)
    {
        var match = text.Length <= MaxLength ? Yes().Match(text) : Match.Empty;
        contact = match.Groups["contact"].Value;
        return match.Success;
    }

    /// <summary>Whether somebody says no.</summary>
    public static bool SayNo(string text) => text.Length <= MaxLength && No().IsMatch(text);

    [GeneratedRegex(
        """
        ^\s*(?:
            (?:what(?:['’]s|\ is)\ the\ )?status(?:\ of\ (?:my|the)\ ticket)?(?:\ of\ ticket\ T-\w{8})? |
            (?:what(?:['’]s|\ is)\ (?:my|the)\ )?(?:(?:my|the)\ )?ticket\ status |
            (?:what\ about|where\ is|how\ is)\ my\ ticket |
            (?:has|did)\ (?:anybody|anyone|somebody|someone)\ (?:answered|answer|replied|reply)(?:\ yet)?
        )\s*[.!?]*\s*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Status();

    [GeneratedRegex(
        """
        ^\s*(?:please,?\ )?(?:(?:can|could)\ you\ (?:please\ )?|i\ (?:want|would\ like)\ to\ |you\ can\ )?
        (?:close|cancel|withdraw|delete|take\ back)\ (?:(?:my|the|this)\ )?ticket(?:\ T-\w{8})?(?:,?\ please)?\s*[.!]*\s*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Close();

    [GeneratedRegex(
        @"^\s*(?:yes|y|yes please|yes, please|yeah|yep|sure|ok|okay|please do|do it)[\s.,:!]*(?:\s(?<contact>\S+@\S+))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Yes();

    [GeneratedRegex(
        @"^\s*(?:no|n|no thanks|no thank you|no, thanks|no, thank you|nope|cancel|never mind|nevermind|stop)\s*[.!]*\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex No();
}
