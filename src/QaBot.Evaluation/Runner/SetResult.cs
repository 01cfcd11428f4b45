namespace QaBot.Evaluation.Runner;

/// <summary>What measuring one set gave.</summary>
public sealed record SetResult
{
    /// <summary>What the set is called.</summary>
    public required string Name { get; init; }

    /// <summary>What the outcomes are of.</summary>
    public required OutcomeOrigin Origin { get; init; }

    /// <summary>How many documents were indexed.</summary>
    public required int Documents { get; init; }

    /// <summary>How many passages they gave.</summary>
    public required int Passages { get; init; }

    /// <summary>The outcomes, in the order of the plan.</summary>
    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    /// <summary>How many of the outcomes were there from an earlier, ended run.</summary>
    public required int Resumed { get; init; }

    /// <summary>How long reading, embedding and indexing took.</summary>
    public required TimeSpan Preparation { get; init; }

    /// <summary>How long asking took.</summary>
    public required TimeSpan Asking { get; init; }

    /// <summary>The most memory that the process held so far, in bytes.</summary>
    public required long PeakBytes { get; init; }
}
