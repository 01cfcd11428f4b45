using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QaBot.Configuration;

namespace QaBot.Tests.Configuration;

public sealed class ConfigurationCheckTests
{
    [Fact]
    public void Run_EmptyConfiguration_FindsNothing() => Run([]).ShouldBeEmpty();

    [Fact]
    public void Run_ValidValues_FindsNothing() => Run(new()
    {
        ["QaBot:Sample:Count"] = "5",
        ["QaBot:Sample:Share"] = "0.5",
        ["QaBot:Sample:Wait"] = "00:00:30",
        ["QaBot:Sample:Loud"] = "True",
        ["QaBot:Sample:Day"] = "monday",
        ["QaBot:Sample:Sizes:0"] = "1",
        ["QaBot:Sample:Tags:0"] = "a",
        ["QaBot:PublicUrl"] = "https://bot.example.com",
        ["QABOT:SAMPLE:NAME"] = "",
        ["Logging:LogLevel:Default"] = "Warning",
    }).ShouldBeEmpty();

    [Fact]
    public void Run_ManyFaults_ReportsEachAsOneLine() => Run(new()
    {
        ["QaBot:PublicUlr"] = "x",
        ["QaBot:Sampel:Count"] = "1",
        ["QaBot:Sample:Count"] = "many",
        ["QaBot:Sample:Cuont"] = "1",
        ["QaBot:Sample:Day"] = "someday",
        ["QaBot:Sample:Loud"] = "yes",
        ["QaBot:Sample:Share"] = "half",
        ["QaBot:Sample:Sizes:0"] = "big",
        ["QaBot:Sample:Wait"] = "soon",
        ["QaBot:Sample:Zzzzzzzzzzzz"] = "1",
    }).ShouldBe(
    [
        "QaBot:PublicUlr: found \"x\"; allowed is one of PublicUrl, Sample; write QaBot:PublicUrl if that is meant, or remove the key.",
        "QaBot:Sampel: found \"a section\"; allowed is one of PublicUrl, Sample; write QaBot:Sample if that is meant, or remove the key.",
        "QaBot:Sample:Count: found \"many\"; allowed is a whole number; correct the value or remove the key.",
        "QaBot:Sample:Cuont: found \"1\"; allowed is one of ApiKey, Count, Day, Loud, Name, Share, Sizes, Tags, Wait; write QaBot:Sample:Count if that is meant, or remove the key.",
        "QaBot:Sample:Day: found \"someday\"; allowed is one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday; correct the value or remove the key.",
        "QaBot:Sample:Loud: found \"yes\"; allowed is true or false; correct the value or remove the key.",
        "QaBot:Sample:Share: found \"half\"; allowed is a number such as 0.5; correct the value or remove the key.",
        "QaBot:Sample:Sizes:0: found \"big\"; allowed is a whole number; correct the value or remove the key.",
        "QaBot:Sample:Wait: found \"soon\"; allowed is a duration such as 00:00:30; correct the value or remove the key.",
        "QaBot:Sample:Zzzzzzzzzzzz: found \"1\"; allowed is one of ApiKey, Count, Day, Loud, Name, Share, Sizes, Tags, Wait; remove the key.",
    ]);

    [Fact]
    public void Run_FaultsOfAValidator_AreReportedOneByOne() =>
        Run(new() { ["QaBot:Sample:Count"] = "0" }).ShouldBe(["QaBot:Sample:Count: too few", "QaBot:Sample:Count: really"]);

    [Fact]
    public void Run_SecretUnderUnknownKey_IsNotShown() =>
        Run(new() { ["QaBot:Sample:ApiKye:Password"] = "hunter2", ["QaBot:Sample:AccessToken"] = "hunter2" })
            .ShouldAllBe(line => !line.Contains("hunter2"));

    [Fact]
    public void Run_SectionWhereAValueBelongs_IsReported() =>
        Run(new() { ["QaBot:Sample:Count:Inner"] = "1" }).ShouldHaveSingleItem().ShouldContain("QaBot:Sample:Count: found \"several values\"");

    private static IReadOnlyList<string> Run(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection();
        services.AddOptions<SampleOptions>().Bind(configuration.GetSection(SampleOptions.Section));
        services.AddOptions<RootOptions>().Bind(configuration.GetSection(RootOptions.Section));
        services.AddSingleton<IValidateOptions<SampleOptions>, SampleOptionsValidator>();
        using var provider = services.BuildServiceProvider();
        return [.. ConfigurationCheck.Run(configuration, services, provider).Select(fault => fault.Line)];
    }
}
