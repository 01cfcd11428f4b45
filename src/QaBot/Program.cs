using QaBot.Channels;
using QaBot.Commands;
using QaBot.Configuration;
using QaBot.DirectLine;
using QaBot.Health;
using QaBot.Messaging;
using QaBot.Notices;
using QaBot.Providers;
using QaBot.Sources;
using QaBot.Tickets;
using QaBot.WebChat;

// serve (the default) | ask | ingest | eval | doctor | manifest | notify | feedback
return await QaBotCommand.RunAsync(args, Terminal.OfProcess(), CancellationToken.None);

/// <summary>What qabot is made of: a table of contents.</summary>
internal static partial class Program
{
    /// <summary>Registers every slice, one line each.</summary>
    internal static void AddSlices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings(configuration);
        services.AddQaBot(configuration);
        services.AddChannels();
        services.AddMessaging();
        services.AddDirectLine(configuration);
        services.AddNotices();
        services.AddTickets(configuration);
        services.AddWebChat(configuration);
        services.AddHealth();
    }

    /// <summary>Maps what the server answers, one line for each slice.</summary>
    internal static void MapSlices(WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseDirectLine();
        app.MapMessaging(); // POST /api/messages
        app.MapDirectLine(); // /v3/directline
        app.MapWebChat(); // /
        app.MapSources(); // GET /sources/{document}
        app.MapTickets(); // /tickets/{id}, POST /api/tickets/{id}/replies
        app.MapHealth(); // GET /health/live, /health/ready
    }
}
