using System.Net;
using System.Net.Sockets;
using QaBot.Configuration;
using QaBot.Health;

namespace QaBot.Commands.Checks;

/// <summary>Checks that the program could listen where it is told to.</summary>
internal sealed class PortCheck : InstallationCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ServerOptions _options;

    public PortCheck(ServerOptions options) => _options = options;

    public override string Name => "Port";

    public override async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var address in _options.Addresses())
        {
            findings.Add(await CheckAsync(BindingAddress.Parse(address), address, cancellationToken).ConfigureAwait(false));
        }

        return findings;
    }

    private async Task<Finding> CheckAsync(BindingAddress binding, string address, CancellationToken cancellationToken)
    {
        var fault = EndPointsOf(binding).Select(FaultOf).FirstOrDefault(found => found is not null);
        if (fault is null)
        {
            return Finding.Fine(Name, $"{address} is free");
        }

        if (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return await IsQaBotAsync(binding, cancellationToken).ConfigureAwait(false)
                ? Finding.Fine(Name, $"{address} is held by a running qabot")
                : Finding.Wrong(Name, $"{address} is taken", $"another process listens on port {binding.Port}", "end it, or use another port: qabot serve --port 4000");
        }

        return Finding.Wrong(Name, $"{address} cannot be listened on", fault.Message, "use another address: qabot serve --urls http://localhost:4000");
    }

    private static IEnumerable<IPEndPoint> EndPointsOf(BindingAddress binding) => binding.Host switch
    {
        "localhost" => [new(IPAddress.Loopback, binding.Port), new(IPAddress.IPv6Loopback, binding.Port)],
        _ when IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) => [new(ip, binding.Port)],
        _ => [new(IPAddress.Any, binding.Port)],
    };

    private static SocketException? FaultOf(IPEndPoint endPoint)
    {
        using var listener = new TcpListener(endPoint);
        try
        {
            listener.Start();
            return null;
        }
        catch (SocketException exception) when (IsAbsentIPv6(endPoint, exception))
        {
            // A machine without IPv6 serves localhost on 127.0.0.1 alone.
            return null;
        }
        catch (SocketException exception)
        {
            return exception;
        }
    }

    private static bool IsAbsentIPv6(IPEndPoint endPoint, SocketException exception) =>
        endPoint.AddressFamily == AddressFamily.InterNetworkV6
        && exception.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;

    private static async Task<bool> IsQaBotAsync(BindingAddress binding, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            var host = binding.Host is "localhost" or "0.0.0.0" or "[::]" or "*" or "+" ? "localhost" : binding.Host;
            var answer = await client.GetStringAsync(new Uri($"{binding.Scheme}://{host}:{binding.Port}/health/live"), cancellationToken)
                .ConfigureAwait(false);
            return answer.Contains($"\"{HealthRegistration.Product}\"", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
