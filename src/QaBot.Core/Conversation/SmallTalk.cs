using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace QaBot.Core.Conversation;

/// <summary>
/// Recognises a message that is nothing but small talk, in a few languages. A message that says more ("hi, how do I add documents?") is
/// a question and not recognised.
/// </summary>
internal static class SmallTalk
{
    private static readonly string[] Greetings =
    [
        "hi", "hello", "hey", "hiya", "howdy", "yo", "greetings", "good morning", "good afternoon", "good evening", "good day",
        "how are you", "hows it going", "whats up", "nice to meet you",
        "hallo", "guten tag", "guten morgen", "guten abend", "moin", "servus", "grüezi", "wie gehts",
        "bonjour", "salut", "bonsoir", "coucou", "ça va", "hola", "buenos días", "buenas tardes", "buenas noches", "qué tal",
        "ciao", "buongiorno", "buonasera", "salve", "olá", "oi", "bom dia", "boa tarde", "boa noite",
        "hej", "hei", "god dag", "goedemorgen", "goedendag", "cześć", "dzień dobry", "ahoj", "dobrý den", "merhaba", "selam",
        "привет", "здравствуй", "здравствуйте", "добрый день", "доброе утро", "добрый вечер", "сәлем", "сәлеметсіз бе", "салам",
        "привіт", "добрий день", "你好", "您好", "嗨", "こんにちは", "おはよう", "안녕하세요", "안녕", "مرحبا", "السلام عليكم", "שלום", "नमस्ते",
    ];

    private static readonly string[] Thanks =
    [
        "thanks", "thank you", "thx", "ty", "cheers", "great", "perfect", "awesome", "cool", "nice", "ok", "okay", "ok thanks", "great thanks",
        "thanks a lot", "thank you very much", "thank you so much", "many thanks", "well done", "good job", "good bot",
        "danke", "danke schön", "vielen dank", "merci", "merci beaucoup", "gracias", "muchas gracias", "grazie", "grazie mille",
        "obrigado", "obrigada", "tack", "takk", "tak", "dank je", "bedankt", "dziękuję", "děkuji", "teşekkürler",
        "спасибо", "большое спасибо", "рахмет", "дякую", "谢谢", "謝謝", "ありがとう", "ありがとうございます", "감사합니다", "شكرا", "תודה", "धन्यवाद",
    ];

    private static readonly string[] Farewells =
    [
        "bye", "goodbye", "bye bye", "see you", "see you later", "see ya", "good night", "have a nice day", "take care",
        "tschüss", "auf wiedersehen", "au revoir", "à bientôt", "adiós", "hasta luego", "arrivederci", "tchau", "até logo",
        "hej då", "doei", "tot ziens", "do widzenia", "пока", "до свидания", "сау бол", "до побачення", "再见", "さようなら", "안녕히 가세요",
        "مع السلامة",
    ];

    private static readonly string[] About =
    [
        "help", "help me", "please help", "i need help", "can you help me", "info", "about", "start", "menu",
        "who are you", "what are you", "whats your name", "what is your name", "are you a bot", "are you human", "are you a robot",
        "what can you do", "what can i ask", "what can i ask you", "what do you do", "what do you know", "how do you work",
        "how can you help", "how can you help me", "how does this work", "what is this",
        "hilfe", "wer bist du", "was kannst du", "aide", "qui es tu", "qui êtes vous", "que peux tu faire", "ayuda", "quién eres",
        "qué puedes hacer", "aiuto", "chi sei", "cosa sai fare", "ajuda", "quem é você", "o que você pode fazer",
        "помощь", "помоги", "кто ты", "что ты умеешь", "көмек", "сен кімсің", "帮助", "你是谁", "你能做什么", "ヘルプ", "あなたは誰ですか", "도움말",
    ];

    // A word that only softens what is said before or after it.
    private static readonly FrozenSet<string> Fillers =
        new[] { "there", "bot", "qabot", "please", "again", "everyone", "all", "so", "much", "well" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SmallTalkKind> Phrases = Collect();

    /// <summary>What <paramref name="message"/> is about when it is small talk as a whole; null when it is not.</summary>
    public static SmallTalkKind? Recognize(string message)
    {
        var words = Simplify(message);
        if (Phrases.TryGetValue(words, out var kind))
        {
            return kind;
        }

        return InParts(words);
    }

    // "hi there", "hello, thank you!": every part is small talk, the last one says what about.
    private static SmallTalkKind? InParts(string words)
    {
        var rest = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        SmallTalkKind? kind = null;
        while (rest.Length > 0)
        {
            var length = LongestPhrase(rest, out var found);
            if (length > 0)
            {
                kind = found;
                rest = rest[length..];
            }
            else if (kind is not null && Fillers.Contains(rest[0]))
            {
                rest = rest[1..];
            }
            else
            {
                return null;
            }
        }

        return kind;
    }

    private static int LongestPhrase(ReadOnlySpan<string> words, out SmallTalkKind kind)
    {
        for (var length = words.Length; length > 0; length--)
        {
            if (Phrases.TryGetValue(string.Join(' ', words[..length]!), out kind))
            {
                return length;
            }
        }

        kind = default;
        return 0;
    }

    // Lower case, apostrophes dropped, all else that is neither letter nor digit a space: emoji and punctuation say nothing here.
    private static string Simplify(string message)
    {
        var simple = new StringBuilder(message.Length);
        foreach (var letter in message.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                simple.Append(letter);
            }
            else if (letter is not ('\'' or '’'))
            {
                simple.Append(' ');
            }
        }

        return string.Join(' ', simple.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static FrozenDictionary<string, SmallTalkKind> Collect()
    {
        var phrases = new Dictionary<string, SmallTalkKind>(StringComparer.Ordinal);
        Add(phrases, Greetings, SmallTalkKind.Greeting);
        Add(phrases, Thanks, SmallTalkKind.Thanks);
        Add(phrases, Farewells, SmallTalkKind.Farewell);
        Add(phrases, About, SmallTalkKind.About);
        return phrases.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, SmallTalkKind> phrases, IEnumerable<string> texts, SmallTalkKind kind)
    {
        foreach (var text in texts)
        {
            phrases.Add(Simplify(text), kind);
        }
    }
}
