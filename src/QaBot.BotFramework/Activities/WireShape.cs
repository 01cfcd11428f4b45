using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace QaBot.BotFramework.Activities;

/// <summary>Checks that the known members of a JSON object have the JSON type that the protocol gives them (A2003).</summary>
internal static class WireShape
{
    /// <summary>Every member of <paramref name="value"/> whose type is wrong; free-form and unknown members are not looked at.</summary>
    public static IReadOnlyList<ActivityFault> Check(JsonElement value, Type type)
    {
        var faults = new List<ActivityFault>();
        CheckObject(value, type, "", faults);
        return faults;
    }

    public static bool IsList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    public static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private static void CheckObject(JsonElement value, Type type, string path, List<ActivityFault> faults)
    {
        var members = ActivityJson.Options.GetTypeInfo(type).Properties;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var found in value.EnumerateObject())
        {
            var known = Find(members, found.Name);
            if (known is null)
            {
                continue;
            }

            var memberPath = path.Length == 0 ? known.Name : $"{path}.{known.Name}";
            if (!seen.Add(known.Name))
            {
                faults.Add(new ActivityFault(memberPath, "occurs twice in different casing; send it once"));
            }

            CheckValue(found.Value, known.PropertyType, memberPath, faults);
        }
    }

    private static JsonPropertyInfo? Find(IList<JsonPropertyInfo> members, string name) =>
        members.FirstOrDefault(m => !m.IsExtensionData && m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static void CheckValue(JsonElement value, Type type, string path, List<ActivityFault> faults)
    {
        if (value.ValueKind == JsonValueKind.Null || type == typeof(JsonElement?))
        {
            return;
        }

        var expected = Expected(type);
        if (Describe(value.ValueKind) != Describe(expected))
        {
            faults.Add(new ActivityFault(path, $"found {Describe(value.ValueKind)}, expected {Describe(expected)}"));
            return;
        }

        if (expected == JsonValueKind.Object)
        {
            CheckObject(value, type, path, faults);
        }
        else if (expected == JsonValueKind.Array)
        {
            CheckItems(value, type.GetGenericArguments()[0], path, faults);
        }
    }

    private static void CheckItems(JsonElement list, Type type, string path, List<ActivityFault> faults)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            CheckValue(item, type, $"{path}[{index++}]", faults);
        }
    }

    private static JsonValueKind Expected(Type type)
    {
        if (type == typeof(string) || type == typeof(DateTimeOffset?))
        {
            return JsonValueKind.String;
        }

        if (type == typeof(bool?))
        {
            return JsonValueKind.True;
        }

        return IsList(type) ? JsonValueKind.Array : JsonValueKind.Object;
    }
}
