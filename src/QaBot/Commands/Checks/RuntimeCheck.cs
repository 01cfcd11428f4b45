using System.Globalization;
using System.Runtime.InteropServices;

namespace QaBot.Commands.Checks;

/// <summary>Names the .NET runtime and the machine.</summary>
internal sealed class RuntimeCheck : InstallationCheck
{
    public override string Name => ".NET runtime";

    public override Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors");
        return Task.FromResult<IReadOnlyList<Finding>>([Finding.Fine(Name, text)]);
    }
}
