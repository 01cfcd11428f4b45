using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace QaBot.BotFramework.Authentication;

/// <summary>Takes the token out of an <c>Authorization</c> header. Nothing in it is believed yet.</summary>
internal static class BearerHeader
{
    /// <summary>Tokens of the Bot Framework and of Entra have one to three thousand characters.</summary>
    private const int MaxCharacters = 16 * 1024;

    private const string Scheme = "Bearer";

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = MaxCharacters };

    /// <summary>The token, or why there is none.</summary>
    public static (JsonWebToken? Token, string? Fault) Read(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return (null, "the Authorization header is missing");
        }

        if (header.Length > MaxCharacters)
        {
            return (null, "the Authorization header is too long");
        }

        var parts = header.Split(' ');
        if (parts.Length != 2 || parts[1].Length == 0)
        {
            return (null, "the Authorization header is not a scheme, one space and a token");
        }

        return parts[0].Equals(Scheme, StringComparison.OrdinalIgnoreCase)
            ? ReadToken(parts[1])
            : (null, "the scheme of the Authorization header is not Bearer");
    }

    private static (JsonWebToken? Token, string? Fault) ReadToken(string token)
    {
        try
        {
            return (Handler.ReadJsonWebToken(token), null);
        }
        catch (Exception exception) when (exception is SecurityTokenException or ArgumentException or FormatException)
        {
            // The message may quote the token.
            return (null, "the token is not a JSON Web Token");
        }
    }
}
