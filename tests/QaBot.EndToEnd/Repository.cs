using System.Reflection;

namespace QaBot.EndToEnd;

/// <summary>Where things are in the tree the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Program { get; } =
        Path.Combine(Root, "src", "QaBot", "bin", Metadata("QaBotConfiguration"), "net10.0", "qabot.dll");

    public static string Knowledge { get; } = Path.Combine(Root, "knowledge");

    public static string Clients { get; } = Path.Combine(Root, "tests", "QaBot.EndToEnd", "Clients");

    /// <summary>Where screenshots go; they are looked at by people, not compared.</summary>
    public static string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
