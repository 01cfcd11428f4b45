namespace QaBot.Commands.Checks;

/// <summary>One result of a check.</summary>
/// <param name="Check">What was checked.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Symptom">What was found.</param>
/// <param name="Cause">Why it is so; null where nothing is wrong.</param>
/// <param name="Mend">What to do; null where nothing is wrong.</param>
internal sealed record Finding(string Check, Verdict Verdict, string Symptom, string? Cause = null, string? Mend = null)
{
    public static Finding Fine(string check, string symptom) => new(check, Verdict.Fine, symptom);

    public static Finding Notice(string check, string symptom, string cause, string mend) => new(check, Verdict.Notice, symptom, cause, mend);

    public static Finding Wrong(string check, string symptom, string cause, string mend) => new(check, Verdict.Wrong, symptom, cause, mend);
}
