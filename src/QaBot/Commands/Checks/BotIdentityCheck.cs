using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using QaBot.BotFramework.Authentication;

namespace QaBot.Commands.Checks;

/// <summary>Checks the bot's registration: whether the keys that sign its callers' tokens can be fetched, and how long its certificate lasts.</summary>
internal sealed class BotIdentityCheck : InstallationCheck
{
    private const int WarningDays = 30;
    private const string Channels = "the channels";
    private const string Others = "the Emulator and other bots";

    private readonly BotOptions _bot;
    private readonly TimeProvider _time;

    public BotIdentityCheck(BotOptions bot, TimeProvider time) => (_bot, _time) = (bot, time);

    public override string Name => "Bot identity";

    public override async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(_bot.AppId))
        {
            return [Finding.Fine(Name, "no app id, so development mode: the bot answers to this machine only")];
        }

        var endpoints = BotEndpoints.Of(_bot);
        using var client = new HttpClient(KeyDocuments.CreateHandler());
        return
        [
            await KeysAsync(endpoints.ChannelMetadata, Channels, client, cancellationToken).ConfigureAwait(false),
            await KeysAsync(endpoints.EntraMetadata, Others, client, cancellationToken).ConfigureAwait(false),
            .. Certificate(),
        ];
    }

    private async Task<Finding> KeysAsync(string metadata, string callers, HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            var keys = await new PublishedKeys(metadata, new KeyDocuments(client), _time, NullLogger<PublishedKeys>.Instance)
                .GetAsync(cancellationToken).ConfigureAwait(false);
            return callers == Channels && keys.Endorsements.Count == 0
                ? Finding.Wrong(
                    Name, $"the keys of {metadata} endorse no channel", "it is not the document of the channels' keys, so every channel is turned away",
                    "correct QaBot:Bot:Endpoints:ChannelMetadata, or remove it")
                : Finding.Fine(Name, Summary(keys, callers));
        }
        catch (KeysUnavailableException exception)
        {
            return Finding.Wrong(
                Name, $"the keys for {callers} are out of reach, so they are answered 503", exception.Message,
                "let this machine reach the address by https, through a proxy (HTTPS_PROXY) if need be, or correct QaBot:Bot:Endpoints");
        }
    }

    private IEnumerable<Finding> Certificate()
    {
        if (string.IsNullOrEmpty(_bot.CertificatePath))
        {
            yield break;
        }

        using var certificate = BotCertificate.Load(_bot.CertificatePath, _bot.CertificatePassword);
        var days = (int)Math.Floor((certificate.NotAfter.ToUniversalTime() - _time.GetUtcNow().UtcDateTime).TotalDays);
        yield return days switch
        {
            < 0 => Finding.Wrong(Name, "the certificate has expired", $"it ended {-days} days ago, so the bot gets no token and cannot answer", "renew it in Azure and export it anew"),
            < WarningDays => Finding.Notice(Name, $"the certificate ends in {days} days", "after that the bot gets no token and cannot answer", "renew it in Azure and export it anew"),
            _ => Finding.Fine(Name, string.Create(CultureInfo.InvariantCulture, $"the certificate lasts {days} days")),
        };
    }

    private static string Summary(PublishedKeySet keys, string callers)
    {
        var endorsed = keys.Endorsements.Count == 0 ? "" : $", which endorse {Quantity.Of(keys.Endorsements.Count, "channel")}";
        return $"{Quantity.Of(keys.Count, "key")} for {callers}{endorsed}";
    }
}
