using QaBot.Configuration;
using QaBot.Tests.Commands;

namespace QaBot.Tests.Configuration;

public sealed class ConfigurationLoaderTests : IDisposable
{
    private readonly ScratchFolder _program = new();
    private readonly ScratchFolder _working = new();

    [Fact]
    public void Load_SeveralSources_LaterOnesWin()
    {
        _program.Write("appsettings.json", """{"QaBot":{"Knowledge":{"Folder":"a"},"Data":{"Folder":"a"},"Server":{"Urls":"a"}}}""");
        _working.Write("qabot.json", """{"QaBot":{"Data":{"Folder":"b"},"Server":{"Urls":"b"}}}""");

        var configuration = ConfigurationLoader.Load(Settings() with { Set = ["QaBot:Server:Urls=c"] });

        configuration["QaBot:Knowledge:Folder"].ShouldBe("a");
        configuration["QaBot:Data:Folder"].ShouldBe("b");
        configuration["QaBot:Server:Urls"].ShouldBe("c");
    }

    [Fact]
    public void Load_FileThatIsNotJson_NamesTheFileAndThePlace()
    {
        _working.Write("qabot.json", "{ \"QaBot\": oops }");

        var fault = Should.Throw<ConfigurationFaultException>(() => ConfigurationLoader.Load(Settings())).Faults.ShouldHaveSingleItem();

        fault.Line.ShouldContain("qabot.json");
        fault.Line.ShouldContain("LineNumber: 0");
        fault.Line.ShouldContain("Mend the JSON");
    }

    [Fact]
    public void Load_SetWithoutEquals_SaysHowToWriteIt() =>
        Should.Throw<ConfigurationFaultException>(() => ConfigurationLoader.Load(Settings() with { Set = ["oops"] }))
            .Message.ShouldBe("--set: found \"oops\"; allowed is KEY=VALUE; write for example --set QaBot:Server:Urls=http://localhost:4000.");

    public void Dispose()
    {
        _program.Dispose();
        _working.Dispose();
    }

    private HostSettings Settings() => new()
    {
        ProgramDirectory = _program.Path,
        WorkingDirectory = _working.Path,
        EnvironmentName = "Production",
    };
}
