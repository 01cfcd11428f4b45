using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>What a token may be bound to. A token travels in URLs, so that nothing in it may be long.</summary>
internal static class TokenClaims
{
    /// <summary>Characters of a user's id or name.</summary>
    public const int MaxUserIdLength = 256;

    private const string BoundUserPrefix = "dl_";
    private const int MaxOrigins = 10;
    private const int MaxOriginLength = 200;

    /// <summary>What is wrong with the parameters of a token, for whoever sent them; null when nothing is.</summary>
    public static string? FaultOf(TokenParameters parameters)
    {
        if (parameters.User?.Id is { } userId
            && (!IsBindable(userId) || userId.Length > MaxUserIdLength))
        {
            return $"user.id must start with \"{BoundUserPrefix}\" and have {MaxUserIdLength} characters at most: only such ids can be bound to a token.";
        }

        var origins = parameters.TrustedOrigins ?? [];
        return origins.Count > MaxOrigins || origins.Any(origin => !IsShortOrigin(origin))
            ? $"trustedOrigins may hold {MaxOrigins} origins at most, each like https://www.example.com: scheme, host and port, in {MaxOriginLength} characters at most."
            : null;
    }

    /// <summary>Whether <paramref name="userId"/> is of the kind that a token can be bound to.</summary>
    public static bool IsBindable(string? userId) => userId?.StartsWith(BoundUserPrefix, StringComparison.Ordinal) ?? false;

    // A list may hold null where its JSON does.
    private static bool IsShortOrigin(string? origin) =>
        origin is { Length: <= MaxOriginLength } && DirectLineOptionsValidator.IsOrigin(origin);
}
