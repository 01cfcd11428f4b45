namespace QaBot.Tickets.Teams;

/// <summary>A channel of a team in Microsoft Teams that is told of tickets. The bot must be installed in the team.</summary>
internal sealed class TeamsDeskOptions
{
    /// <summary>The channel's id, such as <c>19:...@thread.tacv2</c>. Default none: no channel is told.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The team's id, which is that of its General channel. Default none; Teams finds the team by the channel.</summary>
    public string? TeamId { get; set; }

    /// <summary>The id of the team's Microsoft Entra tenant, a GUID. Needed with <see cref="ChannelId"/>.</summary>
    public string? TenantId { get; set; }

    /// <summary>Base URL of the Connector of Teams. Default <c>https://smba.trafficmanager.net/teams/</c>, which serves every region.</summary>
    public string ServiceUrl { get; set; } = "https://smba.trafficmanager.net/teams/";
}
