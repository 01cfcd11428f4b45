using System.Globalization;
using System.Text.Json.Nodes;

namespace QaBot.Tests.Fuzz;

/// <summary>One change to an activity: which member, and what becomes of it.</summary>
/// <param name="Place">Chooses the member.</param>
/// <param name="Kind">Chooses the change.</param>
/// <param name="Detail">Chooses among variants of the change.</param>
internal sealed record Mutation(int Place, int Kind, int Detail)
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = 6;

    /// <summary>What stands for raw text in a tree, which cannot hold all that a hostile caller can write.</summary>
    private const string Mark = "RAW7f3a";

    // What takes a member's place: other types, numbers and strings at and beyond their limits, text that is no text, nesting.
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "-0.0", "9007199254740993", "123456789012345678901234567890", "\"\"", "\" \"", "{}", "[]", "[null]",
        "[[],{},\"\"]", "{\"id\":null}", "{\"id\":{\"id\":{\"id\":1}}}", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\u202e\\u2066abc\"",
        "\"\ufeff\"", "\"👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿\"", "\"e\u0301\u0302\u0303\u0304\u0305\"", "\"0000-00-00T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"2026-13-45\"", "\"//\"", "\"http://[::1\"", "\"file:///etc/passwd\"", "\"..\"", "\"a|b;c%2f\\u007f\"", "\"message\"", "\"invoke\"", "\"event\"", "\"conversationUpdate\"",
        "\"skill\"", "\"bot\"", "\"EXPECTREPLIES\"", "\"expectReplies\"", "\"msteams\"", "\"webchat\"", "\"emulator\"", "\"<at>x</at><at>\"", "\"[1] [2] ![](x)\"",
        "tru", "NaN", "'x'", "[1,]", "{\"a\":1,\"a\":2}",
    ];

    /// <summary>The activity after all <paramref name="mutations"/>, as text.</summary>
    public static string Apply(string activity, IEnumerable<Mutation> mutations)
    {
        JsonNode? root = JsonNode.Parse(activity);
        var raw = new List<(string Marked, string Text)>();
        foreach (var mutation in mutations)
        {
            mutation.Apply(root!.AsObject(), raw);
        }

        var text = root!.ToJsonString();
        foreach (var (marked, meant) in raw)
        {
            text = text.Replace(marked, meant, StringComparison.Ordinal);
        }

        return text;
    }

    private void Apply(JsonObject root, List<(string, string)> raw)
    {
        var members = MembersOf(root).ToArray();
        if (members.Length == 0)
        {
            return;
        }

        var (owner, name) = members[Place % members.Length];
        switch (Kind % Kinds)
        {
            case 0:
                owner.Remove(name);
                break;
            case 1:
                owner[name] = Raw(raw, Values[Detail % Values.Length]);
                break;
            case 2:
                owner[name] = new string(Detail % 2 == 0 ? 'x' : '|', 1 << (Detail % 14));
                break;
            case 3:
                owner[name] = Raw(raw, new string('[', Detail % 80) + new string(']', Detail % 80));
                break;
            case 4:
                AddUnderMarkedName(owner, name, raw);
                break;
            default:
                var moved = owner[name]?.DeepClone();
                owner.Remove(name);
                root[name] = moved;
                break;
        }
    }

    /// <summary>The same name again, in the same or in other casing.</summary>
    private void AddUnderMarkedName(JsonObject owner, string name, List<(string, string)> raw)
    {
        var marked = string.Create(CultureInfo.InvariantCulture, $"{Mark}{raw.Count}n");
        raw.Add(($"\"{marked}\"", $"\"{(Detail % 2 == 0 ? name : name.ToUpperInvariant())}\""));
        owner[marked] = Detail;
    }

    private static string Raw(List<(string, string)> raw, string text)
    {
        var marked = string.Create(CultureInfo.InvariantCulture, $"{Mark}{raw.Count}v");
        raw.Add(($"\"{marked}\"", text));
        return marked;
    }

    private static IEnumerable<(JsonObject Owner, string Name)> MembersOf(JsonNode? node) => node switch
    {
        JsonObject owner => owner.SelectMany(member => MembersOf(member.Value).Prepend((owner, member.Key))),
        JsonArray list => list.SelectMany(MembersOf),
        _ => [],
    };
}
