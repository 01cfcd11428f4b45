namespace QaBot.Tickets.Teams;

/// <summary>Finds the faults of <see cref="TeamsDeskOptions"/>, one line each.</summary>
internal static class TeamsDeskFaults
{
    private const string Section = TicketsOptions.Section + ":" + nameof(TicketsOptions.Teams);

    public static IEnumerable<string> Of(TeamsDeskOptions options, bool hasIdentity)
    {
        if (string.IsNullOrEmpty(options.ChannelId))
        {
            return string.IsNullOrEmpty(options.TenantId) && string.IsNullOrEmpty(options.TeamId)
                ? []
                : [$"{Section}:ChannelId: found nothing, needed with TenantId and TeamId; set the channel's id, or remove them."];
        }

        string?[] faults =
        [
            IsChannel(options.ChannelId)
                ? null
                : $"{Section}:ChannelId: found '{options.ChannelId}', allowed is 19:...@thread.tacv2 or 19:...@thread.skype; take it from the channel's link (Get link to channel), decoded.",
            Guid.TryParse(options.TenantId, out _)
                ? null
                : $"{Section}:TenantId: found '{options.TenantId}', allowed is the tenant's id, a GUID; take it from the Azure portal.",
            UrlFault(options.ServiceUrl, hasIdentity),
        ];
        return faults.OfType<string>();
    }

    private static bool IsChannel(string id) =>
        id.StartsWith("19:", StringComparison.Ordinal) && id.Contains("@thread.", StringComparison.Ordinal) && !id.Any(c => c is ';' or '%' || char.IsWhiteSpace(c));

    // Without an app id the bot has no token. A stand-in for Teams on this machine, for trying it out, asks for none.
    private static string? UrlFault(string serviceUrl, bool hasIdentity)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
        {
            return $"{Section}:ServiceUrl: found '{serviceUrl}', allowed is an https URL; remove the key for https://smba.trafficmanager.net/teams/.";
        }

        return hasIdentity || url.IsLoopback
            ? null
            : $"{Section}:ChannelId: found with no QaBot:Bot:AppId, allowed is a channel of Teams for a registered bot; register the bot, or remove the key.";
    }
}
