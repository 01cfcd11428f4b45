using QaBot.BotFramework.Activities;

namespace QaBot.DirectLine;

/// <summary>What an upload holds, or why it is refused.</summary>
/// <param name="Activity">The activity that the files belong to; an empty message where none was sent.</param>
/// <param name="Files">The files, one at least.</param>
/// <param name="Refusal">The refusal; null when the upload is good.</param>
/// <param name="Notice">The refusal in a sentence for the person; null when only a program can have caused it.</param>
internal sealed record UploadReading(Activity Activity, IReadOnlyList<UploadedFile> Files, IResult? Refusal = null, string? Notice = null)
{
    /// <summary>A refusal for the program that sent the request.</summary>
    public static UploadReading Refused(IResult refusal) => new(new Activity(), [], refusal);

    /// <summary>A refusal that the person is told as well.</summary>
    public static UploadReading Refused(Func<string, IResult> refusal, string notice) => new(new Activity(), [], refusal(notice), notice);
}
