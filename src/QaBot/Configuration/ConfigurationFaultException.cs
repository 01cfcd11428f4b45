namespace QaBot.Configuration;

/// <summary>The program cannot start as it is configured. Carries every fault found, not only the first.</summary>
internal sealed class ConfigurationFaultException : Exception
{
    public ConfigurationFaultException(IReadOnlyList<ConfigurationFault> faults)
        : base(string.Join(Environment.NewLine, faults.Select(fault => fault.Line))) => Faults = faults;

    /// <summary>The faults, at least one.</summary>
    public IReadOnlyList<ConfigurationFault> Faults { get; }
}
