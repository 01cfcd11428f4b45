using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using QaBot.Configuration;

namespace QaBot.Commands;

/// <summary>The options that say where the server listens.</summary>
internal sealed class ServeOptions
{
    private readonly Option<string?> _urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons (default: http://localhost:3978).",
        HelpName = "URLS",
    };

    private readonly Option<int?> _port = new("--port")
    {
        Description = "Port to listen on, on this machine only.",
        HelpName = "PORT",
        CustomParser = ParsePort,
    };

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public void AddTo(Command command)
    {
        command.Add(_urls);
        command.Add(_port);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_urls) is not null && result.GetResult(_port) is not null)
            {
                result.AddError("--urls and --port were both given; keep one of them.");
            }
        });
    }

    /// <summary>The settings with what was given.</summary>
    public HostSettings Read(ParseResult arguments, HostSettings settings) => settings with
    {
        Urls = arguments.GetValue(_port) is { } port
            ? string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}")
            : arguments.GetValue(_urls),
    };

    private static int? ParsePort(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
        {
            return port;
        }

        result.AddError($"--port: found \"{text}\"; allowed is a whole number from 1 to 65535; choose another.");
        return null;
    }
}
