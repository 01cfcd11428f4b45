namespace QaBot.Core.Answering;

/// <summary>What a question asks for, as far as its first words say. Questions of different kinds are not the same, whatever their other words.</summary>
internal enum QuestionKind
{
    /// <summary>No question word: some words to search for. It goes with every other kind.</summary>
    Words,

    /// <summary>What, which.</summary>
    What,

    /// <summary>Who, whom, whose.</summary>
    Who,

    /// <summary>When.</summary>
    When,

    /// <summary>Where.</summary>
    Where,

    /// <summary>Why.</summary>
    Why,

    /// <summary>How.</summary>
    How,

    /// <summary>How many, how much, how long and the like.</summary>
    HowMuch,

    /// <summary>Whether something is so.</summary>
    Is,

    /// <summary>Whether something can be done.</summary>
    Can,

    /// <summary>Whether something has to be done.</summary>
    Must,
}
