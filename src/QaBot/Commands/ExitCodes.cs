namespace QaBot.Commands;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCodes
{
    /// <summary>Done; for <c>ask</c>: answered.</summary>
    public const int Success = 0;

    /// <summary>A fault; for <c>doctor</c>: something is wrong.</summary>
    public const int Fault = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int Usage = 2;

    /// <summary><c>ask</c>: the documents do not say.</summary>
    public const int NotFound = 3;

    /// <summary><c>eval</c>: a figure does not keep a bound that was asked for.</summary>
    public const int GateFailed = 3;

    /// <summary><c>notify</c>: a channel refused it, it may not have arrived, or nobody is there to be told.</summary>
    public const int NotToAll = 3;

    /// <summary>Ended by Ctrl+C, as shells count it.</summary>
    public const int Interrupted = 130;
}
