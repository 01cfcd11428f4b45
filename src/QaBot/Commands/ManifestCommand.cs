using System.CommandLine;
using System.Text.Json.Nodes;
using QaBot.BotFramework.Authentication;
using QaBot.Channels;
using QaBot.Configuration;
using QaBot.Manifests;

namespace QaBot.Commands;

/// <summary><c>qabot manifest</c>: makes the package that a Teams administrator uploads, and the skill manifest for parent bots.</summary>
internal sealed class ManifestCommand : Command
{
    private readonly Terminal _terminal;
    private readonly ManifestOptions _options = new();

    public ManifestCommand(Terminal terminal, SharedOptions shared)
        : base("manifest", "Make the Teams app package and the skill manifest. Exit code 1 if Teams would refuse the package; then nothing is written.")
    {
        _terminal = terminal;
        _options.AddTo(this);
        SetAction((arguments, cancellationToken) => CommandFaults.RunAsync(
            terminal, token => RunAsync(shared.Read(arguments), arguments, token), cancellationToken));
    }

    private async Task<int> RunAsync(HostSettings settings, ParseResult arguments, CancellationToken cancellationToken)
    {
        var request = RequestOf(settings, arguments);
        var source = _options.SourceFolder(arguments, settings);
        var teams = ManifestFiles.Read(source, ManifestFiles.Teams);
        var skill = ManifestFiles.Read(source, ManifestFiles.Skill);
        TeamsManifest.Fill(teams, request);
        SkillManifest.Fill(skill, request);
        byte[]? FileOf(string name) => ReadFile(source, name);
        string[] faults = [.. TeamsManifestCheck.Run(teams, FileOf), .. SkillManifestCheck.Run(skill)];
        if (faults.Length > 0)
        {
            foreach (var fault in faults)
            {
                await _terminal.ErrorWriter.WriteLineAsync(PlainText.Of(fault)).ConfigureAwait(false);
            }

            return ExitCodes.Fault;
        }

        await WriteAsync(_options.TargetFolder(arguments, settings), teams, skill, FileOf, cancellationToken).ConfigureAwait(false);
        return ExitCodes.Success;
    }

    private async Task WriteAsync(string target, JsonObject teams, JsonObject skill, Func<string, byte[]?> file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(target);
        var package = Path.Combine(target, "qabot-teams.zip");
        var skillFile = Path.Combine(target, ManifestFiles.Skill);
        await TeamsPackage.WriteAsync(package, teams, file, cancellationToken).ConfigureAwait(false);
        await File.WriteAllBytesAsync(skillFile, ManifestFiles.Write(skill), cancellationToken).ConfigureAwait(false);
        await _terminal.OutWriter.WriteLineAsync($"{package}: upload it in the Teams admin center, or in Teams under Apps > Manage your apps.").ConfigureAwait(false);
        await _terminal.OutWriter.WriteLineAsync($"{skillFile}: give its address to the developer of a parent bot.").ConfigureAwait(false);
    }

    private ManifestRequest RequestOf(HostSettings settings, ParseResult arguments)
    {
        var configuration = ConfigurationLoader.Load(settings);
        var asked = _options.Read(arguments);
        return asked with
        {
            BotId = asked.BotId ?? configuration[$"{BotOptions.Section}:{nameof(BotOptions.AppId)}"],
            PublicUrl = asked.PublicUrl ?? configuration[$"{ChannelsOptions.Section}:{nameof(ChannelsOptions.PublicUrl)}"],
        };
    }

    // Names come from the manifest; none may lead out of its folder.
    private static byte[]? ReadFile(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return name == Path.GetFileName(name) && File.Exists(path) ? File.ReadAllBytes(path) : null;
    }
}
