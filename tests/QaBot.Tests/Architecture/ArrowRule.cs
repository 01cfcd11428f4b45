using System.Text.RegularExpressions;

namespace QaBot.Tests.Architecture;

/// <summary>
/// Says which rooms of one project may use which others. A room is a namespace below the project's own; whatever is not
/// listed is forbidden, so a new room must be given its place here.
/// </summary>
internal sealed class ArrowRule
{
    private readonly string _project;
    private readonly Dictionary<string, string[]> _allowed;

    /// <param name="project">The project, such as <c>QaBot.Core</c>.</param>
    /// <param name="allowed">For each room the rooms it may use; <c>*</c> means all of them.</param>
    public ArrowRule(string project, Dictionary<string, string[]> allowed)
    {
        _project = project;
        _allowed = allowed;
    }

    /// <summary>One line for each use that no arrow allows.</summary>
    public IEnumerable<string> Violations(IEnumerable<SourceText> sources) =>
        sources.Where(source => source.Path.StartsWith($"src/{_project}/", StringComparison.Ordinal)).SelectMany(Check).Distinct();

    private IEnumerable<string> Check(SourceText source)
    {
        // Files beside the project file, such as Program.cs, are the composition and may use everything.
        if (RoomOf(source.Namespace) is not { } room)
        {
            yield break;
        }

        if (!_allowed.TryGetValue(room, out var allowed))
        {
            yield return $"{source.Path}: the room {_project}.{room} has no place in the architecture yet.";
            yield break;
        }

        foreach (var used in RoomsUsedBy(source).Where(used => used != room && !allowed.Contains("*") && !allowed.Contains(used)))
        {
            yield return $"{source.Path}: {_project}.{room} must not use {_project}.{used}.";
        }
    }

    private IEnumerable<string> RoomsUsedBy(SourceText source)
    {
        var imported = source.Usings.Select(RoomOf).OfType<string>();
        var qualified = source.Lines
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Regex.Matches(line, $@"\b{Regex.Escape(_project)}\.(\w+)\.\w").Select(match => match.Groups[1].Value))
            .Where(_allowed.ContainsKey);
        return imported.Concat(qualified).Distinct();
    }

    private string? RoomOf(string name)
    {
        if (!name.StartsWith(_project + ".", StringComparison.Ordinal))
        {
            return null;
        }

        var room = name[(_project.Length + 1)..].Split('.')[0];
        return _allowed.ContainsKey(room) || !IsOtherProject(room) ? room : null;
    }

    // QaBot is a prefix of the other projects' names.
    private bool IsOtherProject(string room) => _project == "QaBot" && room is "Core" or "Providers" or "BotFramework" or "Evaluation";
}
