using QaBot.TestKit.Authentication;

namespace QaBot.EndToEnd;

/// <summary>The real program with an app id, and the issuer whose tokens it takes.</summary>
public sealed class RegisteredBot : IAsyncLifetime
{
    private RunningBot? _bot;
    private TokenAuthority? _authority;

    internal TokenAuthority Authority => _authority!;

    internal RunningBot Bot => _bot!;

    public async Task InitializeAsync()
    {
        _authority = await TokenAuthority.StartAsync(TimeProvider.System);
        _bot = new RunningBot(_authority.Settings());
        await _bot.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }

        if (_authority is not null)
        {
            await _authority.DisposeAsync();
        }
    }
}
