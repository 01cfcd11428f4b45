using System.Security.Cryptography;
using System.Text;
using QaBot.BotFramework.Turns;

namespace QaBot.TestKit.Turns;

/// <summary>A server's secret that is the same in every test.</summary>
public sealed class FixedServerSecret : ServerSecret
{
    public override byte[] Derive(string purpose) => SHA256.HashData(Encoding.UTF8.GetBytes(purpose));
}
