using Microsoft.AspNetCore.Http.HttpResults;

namespace QaBot.Tickets.Replies;

/// <summary>The refusals of the reply endpoint, as RFC 9457 has them.</summary>
internal static class ReplyFault
{
    /// <summary>A refusal with its reason and the mend.</summary>
    public static ProblemHttpResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    /// <summary>The answer to a wrong key, an unknown ticket and no proof at all: none of them tells that there is a ticket.</summary>
    public static ProblemHttpResult NotFound() => Of(StatusCodes.Status404NotFound, "There is no such ticket, or the key is not its key.");
}
