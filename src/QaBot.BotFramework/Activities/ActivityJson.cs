using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace QaBot.BotFramework.Activities;

/// <summary>
/// How activities are read and written. Read tolerantly: any casing (A2002), unknown members kept by the types themselves, an
/// unreadable date taken as absent. Written strictly: camelCase, no nulls, no empty lists, no empty strings but <c>text</c> (A2004).
/// A body from outside goes through <see cref="ActivityReader"/>, which says what is wrong with it.
/// </summary>
public static class ActivityJson
{
    /// <summary>How deep objects and lists may nest, in levels.</summary>
    public const int MaxDepth = 64;

    // MessageEntity and ActivitySet stay out: the one must write "@id": "", the other "activities": [].
    private static readonly HashSet<Type> StrictTypes =
    [
        typeof(Activity), typeof(Attachment), typeof(AttachmentData), typeof(CardAction), typeof(ChannelAccount), typeof(ConversationAccount),
        typeof(ConversationParameters), typeof(ConversationReference), typeof(Entity), typeof(ResourceResponse), typeof(SuggestedActions),
    ];

    /// <summary>The options to read and write every type of this namespace with.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowDuplicateProperties = false,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = MaxDepth,
            NumberHandling = JsonNumberHandling.Strict,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(MakeStrict),
        };
        options.Converters.Add(new WireDateConverter());
        options.MakeReadOnly();
        return options;
    }

    private static void MakeStrict(JsonTypeInfo type)
    {
        if (!StrictTypes.Contains(type.Type))
        {
            return;
        }

        foreach (var member in type.Properties)
        {
            MakeStrict(member, type);
        }
    }

    private static void MakeStrict(JsonPropertyInfo member, JsonTypeInfo type)
    {
        if (member.IsExtensionData)
        {
            var get = member.Get!;
            type.OnDeserialized = read => DropUnwritable(get(read) as IDictionary<string, JsonElement>);
            return;
        }

        if (member.PropertyType == typeof(string) && member.Name != "text")
        {
            member.ShouldSerialize = (_, value) => value is string { Length: > 0 };
        }

        if (WireShape.IsList(member.PropertyType))
        {
            // An empty "to" means everyone, and the SDK's schemas ask for the member.
            var mayBeEmpty = type.Type == typeof(SuggestedActions) && member.Name == "to";
            member.ShouldSerialize = (_, value) => value is IReadOnlyCollection<object> list && (mayBeEmpty || list.Count > 0);
            var set = member.Set!;
            member.Set = (owner, value) => set(owner, WithoutNulls(value));
        }
    }

    /// <summary>Forgets members that may not be written: nulls, and callerId, which a sender could only be lying about (A2250).</summary>
    private static void DropUnwritable(IDictionary<string, JsonElement>? unknown)
    {
        foreach (var (name, value) in unknown?.ToArray() ?? [])
        {
            if (value.ValueKind == JsonValueKind.Null || name.Equals("callerId", StringComparison.OrdinalIgnoreCase))
            {
                unknown!.Remove(name);
            }
        }
    }

    private static object? WithoutNulls(object? value)
    {
        if (value is IList { IsFixedSize: false } list)
        {
            for (var i = list.Count - 1; i >= 0; i--)
            {
                if (list[i] is null)
                {
                    list.RemoveAt(i);
                }
            }
        }

        return value;
    }
}
