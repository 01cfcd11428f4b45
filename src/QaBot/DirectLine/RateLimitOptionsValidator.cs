using Microsoft.Extensions.Options;
using QaBot.BotFramework;

namespace QaBot.DirectLine;

/// <summary>Reports every fault of <see cref="RateLimitOptions"/>, one line each.</summary>
internal sealed class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>
{
    public ValidateOptionsResult Validate(string? name, RateLimitOptions options)
    {
        string?[] checks =
        [
            Check(nameof(options.TokensPerAddress), options.TokensPerAddress, 100_000, "tokens a minute"),
            Check(nameof(options.ConversationsPerAddress), options.ConversationsPerAddress, 1_000_000, "conversations an hour"),
            Check(nameof(options.PostsPerConversation), options.PostsPerConversation, 100_000, "activities a minute"),
            Check(nameof(options.PostsPerAddress), options.PostsPerAddress, 1_000_000, "activities a minute"),
            Check(nameof(options.UploadsPerConversation), options.UploadsPerConversation, 10_000, "uploads a minute"),
            Check(nameof(options.UploadsPerAddress), options.UploadsPerAddress, 100_000, "uploads a minute"),
            Check(nameof(options.StreamsPerConversation), options.StreamsPerConversation, 10_000, "streams a minute"),
            Check(nameof(options.StreamsPerAddress), options.StreamsPerAddress, 1_000_000, "streams a minute"),
        ];
        var faults = checks.OfType<string>().ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Check(string key, int value, int maximum, string unit) =>
        OptionRange.FaultOf(RateLimitOptions.Section, key, value, 1, maximum, unit);
}
