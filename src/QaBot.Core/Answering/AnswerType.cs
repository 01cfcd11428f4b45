namespace QaBot.Core.Answering;

/// <summary>What kind of thing a question asks for.</summary>
internal enum AnswerType
{
    /// <summary>Nothing that its form would tell.</summary>
    Any,

    /// <summary>An amount, a count, a measure.</summary>
    Number,

    /// <summary>A point in time.</summary>
    Date,

    /// <summary>A person or an organisation.</summary>
    Person,

    /// <summary>A place.</summary>
    Place,

    /// <summary>A cause or a purpose.</summary>
    Reason,

    /// <summary>What a thing is.</summary>
    Definition,
}
