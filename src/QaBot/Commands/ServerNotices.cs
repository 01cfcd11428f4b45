using System.Reflection;
using Microsoft.Extensions.Options;
using QaBot.BotFramework.Authentication;
using QaBot.Configuration;

namespace QaBot.Commands;

/// <summary>What the server says of itself at the terminal.</summary>
internal static class ServerNotices
{
    private static string Version =>
        typeof(ServerNotices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The lines when it listens.</summary>
    public static IEnumerable<string> OnStart(IServiceProvider services, IReadOnlyList<string> addresses)
    {
        var folder = services.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Folder;
        yield return $"QaBot {Version} listens on {string.Join(" and ", addresses)} and reads {folder}.";
        var bot = services.GetRequiredService<IOptions<BotOptions>>().Value;
        foreach (var line in string.IsNullOrEmpty(bot.AppId) ? InDevelopment(addresses) : Registered(bot))
        {
            yield return line;
        }
    }

    /// <summary>The lines when the documents are indexed.</summary>
    public static IEnumerable<string> OnIndexed(IReadOnlyList<string> addresses)
    {
        var address = Reachable(addresses);
        yield return $"Chat: {address}";
        yield return $"Bot Framework clients: {address}/api/messages";
        yield return "Ctrl+C stops.";
    }

    private static IEnumerable<string> InDevelopment(IReadOnlyList<string> addresses)
    {
        yield return addresses.All(ServerOptionsValidator.IsLoopback)
            ? "Development mode: no app id is configured, so the bot answers to this machine only."
            : "WARNING: development mode, and other machines can reach the bot. Nobody who calls is authenticated: everybody who can reach the port can read the documents.";
    }

    private static IEnumerable<string> Registered(BotOptions bot)
    {
        var type = bot.EffectiveAppType() switch
        {
            BotAppType.MultiTenant => "for every tenant",
            BotAppType.SingleTenant => $"for the tenant {bot.TenantId}",
            _ => $"as a managed identity of the tenant {bot.TenantId}",
        };
        yield return $"Bot Framework: app id {bot.AppId}, registered {type}. Calls to /api/messages without a valid token are refused.";
        if (bot.AllowedCallers.Contains("*"))
        {
            yield return bot.EffectiveAppType() == BotAppType.MultiTenant
                ? $"WARNING: {BotOptions.Section}:AllowedCallers holds *, and the bot is registered for every tenant: any bot of that kind may call it."
                : "Every bot of that tenant may call this one as a skill.";
        }
    }

    // The name is what people type; the server may have been given its addresses one by one.
    private static string Reachable(IReadOnlyList<string> addresses) =>
        addresses[0].Replace("//[::]", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .TrimEnd('/');
}
