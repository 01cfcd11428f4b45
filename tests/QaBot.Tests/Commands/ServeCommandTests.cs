using System.Net;
using System.Net.Sockets;

namespace QaBot.Tests.Commands;

public sealed class ServeCommandTests : CommandTests
{
    [Fact]
    public async Task Serve_PortTaken_ExitsOneWithOneLine()
    {
        WriteManual();
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        var run = await RunAsync("serve", "--urls", $"http://127.0.0.1:{port}");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe(
            $"Port {port} is taken: another process listens there. End it, or use another port, for example: qabot serve --port 4000{Environment.NewLine}");
    }

    [Fact]
    public async Task Serve_BeyondThisMachineInDevelopment_ExitsTwo()
    {
        WriteManual();

        var run = await RunAsync("serve", "--urls", "http://0.0.0.0:43499");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("AllowRemoteInDevelopment");
    }

    [Fact]
    public async Task Serve_AppIdWithoutSecret_ExitsTwo()
    {
        WriteManual();

        var run = await RunAsync("serve", "--set", "QaBot:Bot:AppId=11111111-2222-3333-4444-555555555555");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("QaBot:Bot:Password: found nothing");
    }
}
