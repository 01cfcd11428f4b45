using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QaBot.Configuration;
using QaBot.Notices;

namespace QaBot.Commands.Notify;

/// <summary>What <c>qabot notify</c> takes on the command line.</summary>
internal sealed class NotifyOptions
{
    private const double Slowest = 0.1;
    private const double Fastest = 50;

    private readonly Argument<string?> _text = new("text")
    {
        Description = "What to tell, plain text, in quotation marks.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _file = new("--file") { HelpName = "FILE", Description = "A text file with what to tell, in place of the text." };
    private readonly Option<string?> _to = new("--to") { HelpName = "CHANNEL/CONVERSATION", Description = "The one conversation to tell; --dry-run --all lists some." };
    private readonly Option<bool> _all = new("--all") { Description = "Tell every conversation the bot knows." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say to whom it would go, and send nothing." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Send the last notice that was cut off to those who wait for it." };
    private readonly Option<double?> _pace = new("--pace") { HelpName = "N", Description = "Conversations per second, 0.1 to 50 (default: QaBot:Notices:PerSecond)." };

    /// <summary>Adds the options to a command, and checks that they go together.</summary>
    public void AddTo(Command command)
    {
        command.Add(_text);
        foreach (var option in new Option[] { _file, _to, _all, _dryRun, _resume, _pace })
        {
            command.Add(option);
        }

        command.Validators.Add(Check);
    }

    /// <summary>What was asked for.</summary>
    public NoticeRequest Read(ParseResult arguments, HostSettings settings)
    {
        var (channel, conversation) = SplitPlace(arguments.GetValue(_to));
        var preview = arguments.GetValue(_dryRun);
        return new NoticeRequest
        {
            Id = Guid.NewGuid().ToString("N"),
            Action = arguments.GetValue(_resume) ? NoticeAction.Resume : preview ? NoticeAction.Preview : NoticeAction.Send,
            Text = TextOf(arguments, settings),
            Channel = channel,
            Conversation = conversation,
            PerSecond = arguments.GetValue(_pace),
        };
    }

    private string TextOf(ParseResult arguments, HostSettings settings) =>
        arguments.GetValue(_file) is { } file
            ? File.ReadAllText(Path.GetFullPath(file, settings.WorkingDirectory)).Trim()
            : arguments.GetValue(_text)?.Trim() ?? "";

    private void Check(CommandResult result)
    {
        var hasText = !string.IsNullOrWhiteSpace(result.GetValue(_text));
        var hasFile = result.GetValue(_file) is not null;
        var place = result.GetValue(_to);
        var all = result.GetValue(_all);
        if (result.GetValue(_resume))
        {
            Require(result, !hasText && !hasFile && place is null && !all && !result.GetValue(_dryRun), "--resume goes on with what was begun: give no text, --file, --to, --all or --dry-run beside it.");
        }
        else
        {
            Require(result, place is not null != all, "Say to whom: either --to CHANNEL/CONVERSATION or --all.");
            Require(result, hasText != hasFile || (!hasText && !hasFile && result.GetValue(_dryRun)), "Say what to tell: either a text in quotation marks or --file FILE.");
        }

        Require(result, place is null || SplitPlace(place).Conversation is { Length: > 0 }, "--to needs a channel and a conversation, such as msteams/a:1xyz.");
        Require(result, result.GetValue(_pace) is not { } pace || (pace >= Slowest && pace <= Fastest), string.Create(
            CultureInfo.InvariantCulture, $"--pace is in conversations per second, {Slowest} to {Fastest}."));
    }

    private static void Require(CommandResult result, bool holds, string mend)
    {
        if (!holds)
        {
            result.AddError(mend);
        }
    }

    // Ids of conversations may hold slashes, those of channels do not.
    private static (string? Channel, string? Conversation) SplitPlace(string? place)
    {
        var slash = place?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 ? (place![..slash], place[(slash + 1)..]) : (null, null);
    }
}
