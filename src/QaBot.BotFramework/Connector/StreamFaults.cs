using System.Net;
using QaBot.BotFramework.Turns;

namespace QaBot.BotFramework.Connector;

/// <summary>
/// Reads what a channel's refusal means for a stream. Teams gives one code, <c>ContentStreamNotAllowed</c>, to refusals that ask for
/// different things, so its message decides, by the words in which its documentation gives them.
/// </summary>
internal static class StreamFaults
{
    private static readonly (string Words, StreamFault Meaning)[] Messages =
    [
        ("cancelled by user", StreamFault.Stopped),
        ("canceled by user", StreamFault.Stopped),
        ("already completed", StreamFault.Completed),
        ("exceeded streaming time", StreamFault.Ended),
        ("previously streamed content", StreamFault.Ended),
        ("content stream is not allowed", StreamFault.NotAllowed),
    ];

    public static StreamFault Of(ConnectorException fault)
    {
        foreach (var (words, meaning) in Messages)
        {
            if (fault.Reason?.Contains(words, StringComparison.OrdinalIgnoreCase) == true)
            {
                return meaning;
            }
        }

        return fault.Status switch
        {
            // Without a reason that is known, Gone says that nobody wants it any more.
            HttpStatusCode.Gone => StreamFault.Stopped,
            HttpStatusCode.MethodNotAllowed => StreamFault.NotAllowed,
            HttpStatusCode.TooManyRequests => StreamFault.Busy,
            _ when fault.Code == "ContentStreamNotAllowed" => StreamFault.NotAllowed,
            _ => fault.Kind == ConnectorFaultKind.Unavailable ? StreamFault.Busy : StreamFault.Other,
        };
    }
}
