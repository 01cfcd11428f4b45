namespace QaBot.Evaluation.DataSets;

/// <summary>Collects the faults of one file, so that a person can mend all of them at once.</summary>
internal sealed class FaultList(string file)
{
    private readonly List<SetFault> _faults = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<SetFault> Faults => _faults;

    /// <summary>Adds a fault; line 0 is the file as a whole.</summary>
    public void Add(int line, string message) => _faults.Add(new SetFault(file, line, message));

    /// <summary>Adds a fault for each line that names a thing that another line has named before.</summary>
    public void AddRepeated<T>(IEnumerable<T> items, Func<T, string> nameOf, Func<T, int> lineOf, string what)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!seen.TryAdd(nameOf(item), lineOf(item)))
            {
                Add(lineOf(item), $"{what} \"{nameOf(item)}\" stands on line {seen[nameOf(item)]} already. Each may stand once; remove one of the two or tell them apart.");
            }
        }
    }

    /// <summary>Ends the reading when anything was wrong.</summary>
    /// <exception cref="SetFaultException">There are faults.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new SetFaultException([.. _faults.OrderBy(fault => fault.Line)]);
        }
    }
}
