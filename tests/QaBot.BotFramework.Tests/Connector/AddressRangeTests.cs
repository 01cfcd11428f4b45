using System.Net;
using QaBot.BotFramework.Connector;

namespace QaBot.BotFramework.Tests.Connector;

public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("52.112.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::1")]
    public void IsWithin_PublicAddress_IsOnTheInternetAndNotHere(string address)
    {
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.Internet).ShouldBeTrue();
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.PrivateNetwork).ShouldBeTrue();
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.ThisMachine).ShouldBeFalse();
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fec0::1")]
    [InlineData("2001:db8::1")]
    [InlineData("100::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:192.168.1.1")]
    [InlineData("::10.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("2002:a00:1::1")]
    public void IsWithin_PrivateAddress_IsInThePrivateNetworkAlone(string address)
    {
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.Internet).ShouldBeFalse();
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.PrivateNetwork).ShouldBeTrue();
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.ThisMachine).ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public void IsWithin_Loopback_IsThisMachineAndNotTheInternet(string address)
    {
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.ThisMachine).ShouldBeTrue();
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.Internet).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.170.2")]
    [InlineData("169.254.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fd00:ec2::23")]
    [InlineData("fd20:ce::254")]
    [InlineData("fe80::1")]
    [InlineData("febf::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:0.0.0.0")]
    [InlineData("::169.254.169.254")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("64:ff9b:1::a9fe:a9fe")]
    [InlineData("2002:a9fe:a9fe::1")]
    public void IsWithin_MetadataAndNoSingleHost_IsNowhere(string address)
    {
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.Internet).ShouldBeFalse();
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.PrivateNetwork).ShouldBeFalse();
        AddressRange.IsWithin(IPAddress.Parse(address), AddressReach.ThisMachine).ShouldBeFalse();
    }
}
