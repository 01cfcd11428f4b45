using System.Text;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Activities;
using QaBot.Core.Conversation;

namespace QaBot.Messaging;

/// <summary>
/// Two bots that answer each other never stop; one of them has to. A message that repeats what this bot has just said is not
/// answered, and one sender's messages are not answered while they come faster than a person writes. Thread-safe; it forgets at a
/// restart, and the conversations used least when there are very many.
/// </summary>
internal sealed class LoopGuard(IOptions<MessagingOptions> options, TimeProvider time)
{
    /// <summary>How many conversations, and how many senders, are remembered.</summary>
    public const int Capacity = 10_000;

    /// <summary>How many of the bot's last sayings an echo is looked for in.</summary>
    private const int Sayings = 5;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly RecentlyUsed<ConversationKey, Queue<int>> _said = new(Capacity);
    private readonly RecentlyUsed<(ConversationKey, string), SenderPace> _paces = new(Capacity);

    /// <summary>Judges a message. Each message is judged once: judging counts it.</summary>
    public LoopVerdict Judge(Activity message, string text)
    {
        var conversation = ActivityIdentity.ConversationOf(message);
        var print = Print(text);
        lock (_gate)
        {
            var pace = _paces.GetOrAdd((conversation, message.From?.Id ?? ""), () => new SenderPace());
            var verdict = pace.Judge(time, Minute, options.Value.MaxMessagesPerMinute);
            var isEcho = print is { } known && _said.TryGet(conversation, out var sayings) && sayings.Contains(known);
            return isEcho ? LoopVerdict.Silence : verdict;
        }
    }

    /// <summary>Remembers something that the bot says in the conversation of <paramref name="incoming"/>.</summary>
    public void Said(Activity incoming, string? text)
    {
        if (Print(text) is not { } print)
        {
            return;
        }

        lock (_gate)
        {
            var sayings = _said.GetOrAdd(ActivityIdentity.ConversationOf(incoming), () => new Queue<int>());
            sayings.Enqueue(print);
            if (sayings.Count > Sayings)
            {
                sayings.Dequeue();
            }
        }
    }

    /// <summary>Forgets what was said in a conversation that has ended.</summary>
    public void Forget(ConversationKey conversation)
    {
        lock (_gate)
        {
            _said.Remove(conversation);
        }
    }

    /// <summary>A number for the letters and digits alone: on its way through another bot, markup and spacing change. Null when there are none.</summary>
    private static int? Print(string? text)
    {
        var print = new HashCode();
        var letters = 0;
        foreach (var rune in (text ?? "").EnumerateRunes().Where(Rune.IsLetterOrDigit))
        {
            print.Add(Rune.ToLowerInvariant(rune));
            letters++;
        }

        return letters == 0 ? null : print.ToHashCode();
    }
}
