namespace QaBot.Channels;

/// <summary>The form by which somebody asks for a person.</summary>
/// <param name="Intro">Why it is shown, in a sentence.</param>
/// <param name="Question">What is to be answered, to be corrected in the form.</param>
/// <param name="Seal">What proves, when the form comes back, where and for whom it was drawn; see <see cref="CardSeal"/>.</param>
/// <param name="WithoutCards">What a channel that draws no cards says instead.</param>
internal sealed record HandoffForm(string Intro, string Question, string Seal, string WithoutCards)
{
    /// <summary>The action of the button that sends the form.</summary>
    public const string SubmitAction = "handoff.submit";

    /// <summary>The action of the button that puts the form away.</summary>
    public const string CancelAction = "handoff.cancel";

    /// <summary>Field: the question.</summary>
    public const string QuestionField = "question";

    /// <summary>Field: what else the person should know; may be empty.</summary>
    public const string NoteField = "note";

    /// <summary>Field: an e-mail address for the reply; may be empty.</summary>
    public const string ContactField = "contact";
}
