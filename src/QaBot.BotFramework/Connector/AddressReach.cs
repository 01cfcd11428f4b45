namespace QaBot.BotFramework.Connector;

/// <summary>Which network addresses a host may turn out to have when it is connected to.</summary>
public enum AddressReach
{
    /// <summary>Only this machine's own.</summary>
    ThisMachine,

    /// <summary>Only public ones.</summary>
    Internet,

    /// <summary>Private ones as well, because the configuration names the host. Never those at which clouds give out secrets.</summary>
    PrivateNetwork,
}
