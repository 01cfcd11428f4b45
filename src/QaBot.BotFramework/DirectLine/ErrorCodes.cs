namespace QaBot.BotFramework.DirectLine;

/// <summary>The values of <see cref="ErrorDetail.Code"/>.</summary>
public static class ErrorCodes
{
#pragma warning disable CS1591 // Each constant is the wire value it is named after.
    public const string BadArgument = "BadArgument";
    public const string MissingToken = "MissingToken";
    public const string InvalidToken = "InvalidToken";
    public const string TokenExpired = "TokenExpired";
    public const string Forbidden = "Forbidden";
    public const string ConversationNotFound = "ConversationNotFound";
    public const string MessageSizeTooBig = "MessageSizeTooBig";
    public const string FilesNotAccepted = "FilesNotAccepted";
    public const string AttachmentNotFound = "AttachmentNotFound";
    public const string RequestTimeout = "RequestTimeout";
    public const string TooManyRequests = "TooManyRequests";
    public const string BotBusy = "BotBusy";
#pragma warning restore CS1591
}
