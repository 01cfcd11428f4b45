using System.Text;
using CsCheck;
using QaBot.BotFramework.Activities;

namespace QaBot.BotFramework.Tests.Activities;

public sealed class ActivityReaderTests
{
    private const string Whole = """{"type":"message","channelId":"c","conversation":{"id":"v"},"from":{"id":"u"},"text":"hi"}""";

    [Fact]
    public void Read_WholeActivityWithByteOrderMarkAndOtherCasing_IsRead()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Whole.Replace("\"text\"", "\"Text\"", StringComparison.Ordinal))];

        ActivityReader.Read(body).Activity.ShouldNotBeNull().Text.ShouldBe("hi");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("[]", "found a list, expected one activity")]
    [InlineData("7", "found a number")]
    [InlineData("{\"type\":", "not JSON (line 1")]
    [InlineData("<activity/>", "not JSON")]
    [InlineData("""{"type":"message","type":"event"}""", "twice")]
    [InlineData("""{"type":"message","Type":"event"}""", "type: occurs twice")]
    [InlineData("""{"type":5}""", "type: found a number, expected a string")]
    [InlineData("""{"from":"me"}""", "from: found a string, expected an object")]
    [InlineData("""{"membersAdded":[{"id":1}]}""", "membersAdded[0].id: found a number")]
    [InlineData("""{"conversation":{"isGroup":"yes"}}""", "conversation.isGroup: found a string, expected true or false")]
    [InlineData("""{"text":"\ud800"}""", "surrogate")]
    [InlineData("""{"channelData":{"\udc00":1}}""", "surrogate")]
    public void Read_NotAnActivity_SaysWhatIsWrong(string body, string reason)
    {
        var reading = ActivityReader.Read(Encoding.UTF8.GetBytes(body));

        reading.Activity.ShouldBeNull();
        reading.Reason.ShouldContain(reason);
    }

    [Fact]
    public void Read_InvalidUtf8_IsRefused() =>
        ActivityReader.Read(new byte[] { (byte)'{', 0xff, (byte)'}' }).Reason.ShouldContain("UTF-8");

    [Fact]
    public void Read_TooDeep_SaysTheLimit()
    {
        var deep = $$"""{"type":"message","channelData":{{new string('[', 70)}}{{new string(']', 70)}}}""";

        ActivityReader.Read(Encoding.UTF8.GetBytes(deep)).Reason.ShouldContain("deeper than 64 levels");
    }

    [Fact]
    public void Read_SeveralFaults_NamesThemAll()
    {
        var reading = ActivityReader.Read("""{"type":"event"}"""u8.ToArray());

        reading.Faults.Select(f => f.Path).ShouldBe(["channelId", "conversation.id", "from.id", "name"]);
    }

    [Fact]
    public void Read_MutatedBytes_NeverThrows() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1].Array[1, 6], Gen.Byte.Array[6]).Sample(
            (places, values) =>
            {
                var body = Encoding.UTF8.GetBytes(Whole);
                for (var i = 0; i < places.Length; i++)
                {
                    body[places[i]] = values[i];
                }

                var reading = ActivityReader.Read(body);
                return (reading.Activity is null) == (reading.Faults.Count > 0);
            },
            iter: 5_000);
}
