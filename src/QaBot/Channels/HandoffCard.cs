using System.Text.Json.Nodes;

namespace QaBot.Channels;

/// <summary>The form by which somebody asks for a person. Its buttons are of the kind that every client sends.</summary>
internal static class HandoffCard
{
    private const int MaxQuestion = 2_000;
    private const int MaxNote = 4_000;
    private const int MaxContact = 254;

    /// <summary>The card.</summary>
    public static JsonObject Of(HandoffForm form) => CardJson.Card(
        form.WithoutCards,
        [
            CardJson.Words(form.Intro),
            Input(HandoffForm.QuestionField, "Your question", MaxQuestion, isMultiline: true, field =>
            {
                field["value"] = Excerpt.LinesOf(form.Question, MaxQuestion);
                field["isRequired"] = true;
                field["errorMessage"] = "Please write your question.";
            }),
            Input(HandoffForm.NoteField, "What else should the person know? (optional)", MaxNote, isMultiline: true, _ => { }),
            Input(HandoffForm.ContactField, "E-mail address for the reply (optional)", MaxContact, isMultiline: false, field => field["style"] = "Email"),
        ],
        [
            CardJson.Submit("Send", DataOf(HandoffForm.SubmitAction, form)),
            CardJson.Submit("Cancel", DataOf(HandoffForm.CancelAction, form), takesInputs: false),
        ]);

    private static JsonObject Input(string id, string label, int maxLength, bool isMultiline, Action<JsonObject> more)
    {
        var field = new JsonObject { ["type"] = "Input.Text", ["id"] = id, ["label"] = label, ["maxLength"] = maxLength, ["isMultiline"] = isMultiline };
        more(field);
        return field;
    }

    private static JsonObject DataOf(string action, HandoffForm form) => new()
    {
        [CardSubmission.ActionMember] = action,
        [CardSubmission.SealMember] = form.Seal,
    };
}
