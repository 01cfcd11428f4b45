using System.Xml.Linq;

namespace QaBot.Tests.Architecture;

/// <summary>Holds the references between projects to the arrows.</summary>
internal static class ProjectReferences
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["QaBot"] = ["QaBot.Providers", "QaBot.BotFramework", "QaBot.Evaluation", "QaBot.Core"],
        ["QaBot.Providers"] = ["QaBot.Core", "QaBot.BotFramework"],
        ["QaBot.Evaluation"] = ["QaBot.Core"],
        ["QaBot.BotBuilder"] = ["QaBot", "QaBot.Providers", "QaBot.BotFramework"],
        ["QaBot.BotFramework"] = [],
        ["QaBot.Core"] = [],
    };

    /// <summary>One line for each reference of <paramref name="project"/> that no arrow allows.</summary>
    public static IEnumerable<string> Violations(string project, string projectFile)
    {
        var document = XDocument.Parse(projectFile);
        foreach (var used in Includes(document, "ProjectReference").Select(NameOf))
        {
            if (!Allowed.TryGetValue(project, out var allowed) || !allowed.Contains(used))
            {
                yield return $"{project} must not reference {used}.";
            }
        }

        foreach (var package in Includes(document, "PackageReference").Where(package => !MayUse(project, package)))
        {
            yield return $"{project} must not reference the package {package}: it is free of vendor packages.";
        }
    }

    private static IEnumerable<string> Includes(XDocument document, string element) =>
        document.Descendants(element).Select(reference => reference.Attribute("Include")?.Value).OfType<string>();

    private static string NameOf(string path) => path.Split('\\', '/')[^1].Replace(".csproj", "", StringComparison.Ordinal);

    private static bool MayUse(string project, string package) =>
        project is not ("QaBot.Core" or "QaBot.BotFramework")
        || package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || package == "System.Numerics.Tensors"
        || (project == "QaBot.BotFramework" && (package == "Polly.Core" || package.StartsWith("Microsoft.Identity", StringComparison.Ordinal)));
}
