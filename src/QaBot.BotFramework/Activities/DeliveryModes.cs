namespace QaBot.BotFramework.Activities;

/// <summary>The values of <see cref="Activity.DeliveryMode"/>; absent and unknown ones mean <see cref="Normal"/> (A3111).</summary>
public static class DeliveryModes
{
    /// <summary>Replies go out through the service URL.</summary>
    public const string Normal = "normal";

    /// <summary>Replies are returned in the body of the HTTP response.</summary>
    public const string ExpectReplies = "expectReplies";
}
