namespace QaBot.Evaluation.DataSets;

/// <summary>A set cannot be used. The message is written for the person who made it: one line for each fault.</summary>
public sealed class SetFaultException : Exception
{
    private const int Listed = 20;

    /// <summary>An exception that lists <paramref name="faults"/>.</summary>
    public SetFaultException(IReadOnlyList<SetFault> faults)
        : base(string.Join('\n', Lines(faults))) => Faults = faults;

    /// <summary>An exception for one fault.</summary>
    public SetFaultException(SetFault fault)
        : this([fault])
    {
    }

    /// <summary>All faults, in the order of the files.</summary>
    public IReadOnlyList<SetFault> Faults { get; }

    private static IEnumerable<string> Lines(IReadOnlyList<SetFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var lines = faults.Take(Listed).Select(fault => fault.ToString());
        return faults.Count > Listed ? lines.Append($"and {faults.Count - Listed} more") : lines;
    }
}
