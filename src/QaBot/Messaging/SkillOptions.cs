namespace QaBot.Messaging;

/// <summary>How the bot behaves as a skill, called by another bot.</summary>
public sealed class SkillOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "QaBot:Skill";

    /// <summary>
    /// Whether the answer to a message is followed by <c>endOfConversation</c>, which gives the conversation back to the parent bot.
    /// Default true: a parent that begins the skill for one question would otherwise wait for ever. Set it to false where the parent
    /// keeps the person in the skill for follow-up questions; then the parent ends the conversation. A question of the bot's own
    /// (which of two things was meant) never ends it.
    /// </summary>
    public bool EndConversationAfterAnswer { get; set; } = true;
}
