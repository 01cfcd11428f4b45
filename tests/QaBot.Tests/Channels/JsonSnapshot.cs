using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QaBot.BotFramework.Activities;

namespace QaBot.Tests.Channels;

/// <summary>Compares messages with a checked-in file. Set QABOT_ACCEPT_SNAPSHOTS=1 to take what is rendered as right.</summary>
internal static class JsonSnapshot
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void ShouldMatch(IReadOnlyList<Activity> rendered, string name)
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(rendered, ActivityJson.Options))!.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
        var file = Path.Combine(Folder(), name + ".json");
        if (Environment.GetEnvironmentVariable("QABOT_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, json);
        }

        File.Exists(file).ShouldBeTrue($"{file} is missing; look at what is rendered and accept it with QABOT_ACCEPT_SNAPSHOTS=1:\n{json}");
        json.ShouldBe(File.ReadAllText(file).ReplaceLineEndings("\n"), $"{name} is rendered differently; accept it with QABOT_ACCEPT_SNAPSHOTS=1 if that is right");
    }

    private static string Folder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "Snapshots");
}
