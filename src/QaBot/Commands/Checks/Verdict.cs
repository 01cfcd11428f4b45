namespace QaBot.Commands.Checks;

/// <summary>What a check came to.</summary>
internal enum Verdict
{
    /// <summary>All is well.</summary>
    Fine,

    /// <summary>It works, but somebody should know.</summary>
    Notice,

    /// <summary>It does not work.</summary>
    Wrong,
}
