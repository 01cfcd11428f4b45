using System.Net;

namespace QaBot.BotFramework.Tests;

public sealed class CallerNetworkTests
{
    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Of_TwoAddresses_AreOneWhereOnePersonHasBoth(string one, string other, bool same) =>
        (CallerNetwork.Of(IPAddress.Parse(one)) == CallerNetwork.Of(IPAddress.Parse(other))).ShouldBe(same);
}
