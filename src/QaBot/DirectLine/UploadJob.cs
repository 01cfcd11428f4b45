using QaBot.BotFramework.Activities;
using QaBot.BotFramework.DirectLine;

namespace QaBot.DirectLine;

/// <summary>A message with files that waits to be read.</summary>
/// <param name="Conversation">Where it was posted.</param>
/// <param name="Activity">The message, stamped.</param>
/// <param name="FileIds">The files that came with it.</param>
internal sealed record UploadJob(DirectLineConversation Conversation, Activity Activity, IReadOnlyList<string> FileIds);
