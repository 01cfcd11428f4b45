using System.Net;

namespace QaBot.BotFramework.Connector;

/// <summary>A proxy that leaves out what it cannot reach: this machine, and the metadata address of a cloud's virtual machine.</summary>
internal sealed class OutboundProxy(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || host.Host == "169.254.169.254" || proxy.IsBypassed(host);
}
