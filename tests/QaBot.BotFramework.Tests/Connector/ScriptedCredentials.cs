using QaBot.BotFramework.Connector;

namespace QaBot.BotFramework.Tests.Connector;

/// <summary>Gives the tokens <c>t1</c>, <c>t2</c> and so on, a new one for each that is rejected; or the fault that a test sets.</summary>
internal sealed class ScriptedCredentials : ConnectorCredentials
{
    private int _number = 1;

    public CredentialsException? Fault { get; set; }

    public List<string?> Audiences { get; } = [];

    public override ValueTask<string?> GetTokenAsync(string? audience, string? rejected, CancellationToken cancellationToken)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        Audiences.Add(audience);
        _number = rejected == $"t{_number}" ? _number + 1 : _number;
        return new($"t{_number}");
    }
}
