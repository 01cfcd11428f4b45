using System.Net;
using Microsoft.Extensions.Options;
using QaBot.BotFramework;

namespace QaBot.Configuration;

/// <summary>Checks where the program is told to listen.</summary>
internal sealed class ServerOptionsValidator : IValidateOptions<ServerOptions>
{
    private const string Key = ServerOptions.Section + ":" + nameof(ServerOptions.Urls);

    private readonly bool _development;

    /// <param name="development">Whether the bot has no app id, so that nobody who calls is authenticated.</param>
    public ServerOptionsValidator(bool development) => _development = development;

    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        var faults = options.Addresses().Select(address => FaultOf(address, options)).OfType<ConfigurationFault>().ToList();
        if (options.Addresses().Count == 0)
        {
            faults.Add(ConfigurationFault.For(Key, options.Urls, "one address or more", "write for example http://localhost:3978"));
        }

        faults.AddRange(options.TrustedProxies.Select(ProxyFaultOf).OfType<ConfigurationFault>());
        var lines = faults.Select(fault => fault.Line).Concat(NumbersOutOfRange(options)).ToArray();
        return lines.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(lines);
    }

    /// <summary>Whether <paramref name="address"/> can be reached from this machine only.</summary>
    public static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    private static IEnumerable<string> NumbersOutOfRange(ServerOptions options)
    {
        string?[] checks =
        [
            Check(nameof(options.MaxConnections), options.MaxConnections, 10, 1_000_000, "connections"),
            Check(nameof(options.HeaderTimeoutSeconds), options.HeaderTimeoutSeconds, 1, 300, "seconds"),
            Check(nameof(options.IdleTimeoutSeconds), options.IdleTimeoutSeconds, 1, 3_600, "seconds"),
            Check(nameof(options.MinBodyBytesPerSecond), options.MinBodyBytesPerSecond, 1, 1_000_000, "bytes per second"),
            Check(nameof(options.MaxHeaderBytes), options.MaxHeaderBytes, 4_096, 1_048_576, "bytes"),
        ];
        return checks.OfType<string>();
    }

    private static string? Check(string key, int value, int minimum, int maximum, string unit) =>
        OptionRange.FaultOf(ServerOptions.Section, key, value, minimum, maximum, unit);

    private ConfigurationFault? FaultOf(string address, ServerOptions options)
    {
        if (!IsAddress(address))
        {
            return ConfigurationFault.For(
                Key, address, "an address such as http://localhost:3978 with a port from 0 to 65535", "correct it or use --port");
        }

        if (_development && !options.AllowRemoteInDevelopment && !IsLoopback(address))
        {
            return ConfigurationFault.For(
                Key,
                address,
                "localhost, 127.0.0.1 or [::1] in development mode, where nobody who calls is authenticated",
                "listen on localhost, or set QaBot:Server:AllowRemoteInDevelopment to true if everybody who can reach the port may read the documents");
        }

        return null;
    }

    private static ConfigurationFault? ProxyFaultOf(string proxy, int place) =>
        System.Net.IPNetwork.TryParse(proxy, out _) || IPAddress.TryParse(proxy, out _)
            ? null
            : ConfigurationFault.For(
                $"{ServerOptions.Section}:{nameof(ServerOptions.TrustedProxies)}:{place}",
                proxy,
                "an IP address such as 10.0.0.7 or a network such as 10.0.0.0/8",
                "write the address that the proxy connects from, or remove the key");

    private static bool IsAddress(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.Scheme is "http" or "https" && parsed.Port is >= 0 and <= 65535 && parsed.Host.Length > 0 && parsed.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
