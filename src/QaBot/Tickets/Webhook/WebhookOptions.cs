namespace QaBot.Tickets.Webhook;

/// <summary>A help desk that is told of tickets by HTTP, and may post replies.</summary>
internal sealed class WebhookOptions
{
    /// <summary>
    /// Where news is posted, an absolute http or https URL. Default none: nothing is posted. Plain http only to this machine or to an
    /// address or name of the private network.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>
    /// Signs what is posted, and what is posted back: <c>whsec_</c> and the base64 of 24 to 64 bytes, or a text of 24 characters or more. No
    /// default, never printed. With it alone, without <see cref="Url"/>, replies are taken and no news is posted.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>
    /// Whether the host's name may resolve to a private address. Default false. Not needed for an address that <see cref="Url"/> spells
    /// out, nor for <c>localhost</c>. The addresses at which clouds give out secrets are never called.
    /// </summary>
    public bool AllowPrivateNetwork { get; set; }

    /// <summary>How long the help desk may take to answer, in seconds, 1 to 120. Default 15.</summary>
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>The largest body that is posted, in bytes, 16,384 to 16,777,216; the oldest lines of a longer conversation are left out. Default 262,144.</summary>
    public int MaxBodyBytes { get; set; } = 262_144;
}
