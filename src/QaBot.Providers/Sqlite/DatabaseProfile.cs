namespace QaBot.Providers.Sqlite;

/// <summary>What one of the program's files is: how it is marked, what people call it, and what helps when it cannot be used.</summary>
internal sealed record DatabaseProfile
{
    /// <summary>Marks the file as ours: SQLite keeps it in the file's header.</summary>
    public required int ApplicationId { get; init; }

    /// <summary>What people call it, such as <c>index</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>What a full disk means for what is kept: half a sentence.</summary>
    public required string WhenFull { get; init; }

    /// <summary>What to do about a damaged file, and what is lost by it: whole sentences.</summary>
    public required string WhenDamaged { get; init; }

    /// <summary>Makes the exception that says that the file cannot be used, from a message for people and the fault below it.</summary>
    public required Func<string, Exception?, Exception> Unavailable { get; init; }
}
