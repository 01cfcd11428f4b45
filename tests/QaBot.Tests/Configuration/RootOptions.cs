namespace QaBot.Tests.Configuration;

/// <summary>Options at the root of the section, beside those of the slices.</summary>
internal sealed class RootOptions
{
    public const string Section = "QaBot";

    public string? PublicUrl { get; set; }
}
