using System.CommandLine;
using QaBot.Configuration;
using QaBot.Manifests;

namespace QaBot.Commands;

/// <summary>What <c>qabot manifest</c> takes on the command line.</summary>
internal sealed class ManifestOptions
{
    private const string FolderName = "bot-manifest";

    private readonly Option<string?> _botId = Text("--bot-id", "GUID", "The bot's Microsoft app id (default: QaBot:Bot:AppId).");
    private readonly Option<string?> _teamsAppId = Text("--teams-app-id", "GUID", "The id of the Teams app (default: the bot's id).");
    private readonly Option<string?> _url = Text("--url", "URL", "The https address people reach the bot at (default: QaBot:PublicUrl).");
    private readonly Option<string?> _organization = Text("--organization", "NAME", "Who offers the bot, at most 32 characters.");
    private readonly Option<string?> _version = Text("--package-version", "1.0.0", "The package's version; raise it for each upload.");
    private readonly Option<string?> _source = Text("--source", "DIR", "Folder with manifest.json, skill-manifest.json and icons (default: bot-manifest).");
    private readonly Option<string?> _out = Text("--out", "DIR", "Where to write qabot-teams.zip and skill-manifest.json (default: the current folder).");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new[] { _botId, _teamsAppId, _url, _organization, _version, _source, _out })
        {
            command.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    public ManifestRequest Read(ParseResult arguments) => new()
    {
        BotId = arguments.GetValue(_botId),
        TeamsAppId = arguments.GetValue(_teamsAppId),
        PublicUrl = arguments.GetValue(_url),
        Organization = arguments.GetValue(_organization),
        PackageVersion = arguments.GetValue(_version),
    };

    /// <summary>The folder of the templates: the one given, else the one here, else the one that came with the program.</summary>
    public string SourceFolder(ParseResult arguments, HostSettings settings)
    {
        if (arguments.GetValue(_source) is { } given)
        {
            return Path.GetFullPath(given, settings.WorkingDirectory);
        }

        var here = Path.Combine(settings.WorkingDirectory, FolderName);
        return Directory.Exists(here) ? here : Path.Combine(settings.ProgramDirectory, FolderName);
    }

    /// <summary>The folder to write to.</summary>
    public string TargetFolder(ParseResult arguments, HostSettings settings) =>
        Path.GetFullPath(arguments.GetValue(_out) ?? ".", settings.WorkingDirectory);

    private static Option<string?> Text(string name, string help, string description) => new(name) { HelpName = help, Description = description };
}
