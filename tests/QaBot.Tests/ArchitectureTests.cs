using QaBot.Tests.Architecture;

namespace QaBot.Tests;

public sealed class ArchitectureTests
{
    private static readonly ArrowRule[] Arrows =
    [
        new("QaBot.Core", new()
        {
            ["Text"] = [],
            ["Documents"] = ["Text"],
            ["Embedding"] = ["Documents", "Text"],
            ["Indexing"] = ["Embedding", "Documents", "Text"],
            ["Ingestion"] = ["Indexing", "Embedding", "Documents", "Text"],
            ["Retrieval"] = ["Indexing", "Embedding", "Documents", "Text"],
            ["Answering"] = ["Retrieval", "Indexing", "Embedding", "Documents", "Text"],
            ["Insights"] = ["Answering", "Retrieval", "Indexing", "Embedding", "Documents", "Text"],
            ["Handoff"] = ["Conversation"],
            ["Conversation"] = ["Insights", "Answering", "Retrieval", "Ingestion", "Indexing", "Embedding", "Documents", "Text"],
        }),
        new("QaBot.Providers", new()
        {
            ["Readers"] = [],
            ["Sqlite"] = [],
            ["Onnx"] = [],
        }),
        new("QaBot.BotFramework", new()
        {
            ["Activities"] = [],
            ["Turns"] = ["Activities"],
            ["Authentication"] = ["Activities"],
            ["Connector"] = ["Activities", "Turns", "Authentication"],
            ["DirectLine"] = ["Activities", "Turns"],
        }),
        new("QaBot.Evaluation", new()
        {
            ["DataSets"] = [],
            ["Metrics"] = [],
            ["Drafting"] = ["DataSets"],
            ["Runner"] = ["DataSets", "Metrics"],
            ["Report"] = ["Runner", "Metrics"],
        }),
        new("QaBot", new()
        {
            ["Channels"] = [],
            ["Messaging"] = ["Channels"],
            ["DirectLine"] = ["Channels"],
            ["WebChat"] = [],
            ["Sources"] = [],
            ["Health"] = [],
            ["Manifests"] = [],
            ["Tickets"] = ["Channels"],
            ["Notices"] = ["Channels"],
            ["Configuration"] = [],
            ["Commands"] = ["*"],
        }),
    ];

    [Fact]
    public void Sources_AsTheyStand_KeepTheArrows() =>
        Arrows.SelectMany(rule => rule.Violations(Repository.Sources())).ShouldBeEmpty();

    [Fact]
    public void Projects_AsTheyStand_KeepTheArrows() =>
        Repository.Files("*.csproj")
            .SelectMany(path => ProjectReferences.Violations(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))
            .ShouldBeEmpty();

    [Fact]
    public void Sources_AsTheyStand_AreShortOrSayWhy() => Check(FileRules.TooLong);

    [Fact]
    public void Sources_AsTheyStand_HoldOneTopLevelTypeEach() => Check(FileRules.SeveralTypes);

    [Fact]
    public void Sources_AsTheyStand_HaveTheirFolderAsNamespace() => Check(FileRules.NamespaceElsewhere);

    [Fact]
    public void Sources_AsTheyStand_LogNoContentAboveTrace() => Check(FileRules.ContentInLogs);

    [Theory]
    [InlineData("src/QaBot.Core/Documents/A.cs", "using QaBot.Core.Indexing;\nnamespace QaBot.Core.Documents;", "Documents must not use QaBot.Core.Indexing")]
    [InlineData("src/QaBot.Core/Text/A.cs", "namespace QaBot.Core.Text;\nclass A { QaBot.Core.Documents.Chunk? c; }", "Text must not use QaBot.Core.Documents")]
    [InlineData("src/QaBot.Core/Retrieval/A.cs", "using static QaBot.Core.Answering.Answer;\nnamespace QaBot.Core.Retrieval;", "Retrieval must not use QaBot.Core.Answering")]
    [InlineData("src/QaBot/Sources/A.cs", "using H = QaBot.Health.HealthEndpoints;\nnamespace QaBot.Sources;", "Sources must not use QaBot.Health")]
    [InlineData("src/QaBot/Channels/A.cs", "using QaBot.Messaging;\nnamespace QaBot.Channels;", "Channels must not use QaBot.Messaging")]
    [InlineData("src/QaBot.BotFramework/Turns/A.cs", "using QaBot.BotFramework.Connector;\nnamespace QaBot.BotFramework.Turns;", "Turns must not use QaBot.BotFramework.Connector")]
    [InlineData("src/QaBot/Attic/A.cs", "namespace QaBot.Attic;", "has no place in the architecture")]
    public void ArrowRule_PlantedViolation_IsFound(string path, string content, string expected) =>
        Arrows.SelectMany(rule => rule.Violations([new SourceText(path, content)])).ShouldHaveSingleItem().ShouldContain(expected);

    [Theory]
    [InlineData("src/QaBot/Messaging/A.cs", "using QaBot.Channels;\nusing QaBot.Core.Answering;\nnamespace QaBot.Messaging;")]
    [InlineData("src/QaBot/Commands/A.cs", "using QaBot.Sources;\nnamespace QaBot.Commands;")]
    [InlineData("src/QaBot.Core/Conversation/A.cs", "using QaBot.Core.Retrieval;\n// See QaBot.Core.Ingestion.Pipeline.\nnamespace QaBot.Core.Conversation;")]
    public void ArrowRule_AllowedUse_IsLetThrough(string path, string content) =>
        Arrows.SelectMany(rule => rule.Violations([new SourceText(path, content)])).ShouldBeEmpty();

    [Theory]
    [InlineData("QaBot.Core", """<Project><ItemGroup><ProjectReference Include="..\QaBot.Providers\QaBot.Providers.csproj" /></ItemGroup></Project>""")]
    [InlineData("QaBot.BotFramework", """<Project><ItemGroup><ProjectReference Include="../QaBot.Core/QaBot.Core.csproj" /></ItemGroup></Project>""")]
    [InlineData("QaBot.Core", """<Project><ItemGroup><PackageReference Include="Microsoft.Data.Sqlite" /></ItemGroup></Project>""")]
    public void ProjectReferences_PlantedViolation_IsFound(string project, string file) =>
        ProjectReferences.Violations(project, file).ShouldHaveSingleItem();

    [Fact]
    public void FileRules_PlantedViolations_AreFound()
    {
        FileRules.TooLong(new("src/A/A.cs", new string('\n', 500))).ShouldHaveSingleItem();
        FileRules.TooLong(new("src/A/A.cs", "// Long because of a table\n" + new string('\n', 500))).ShouldBeEmpty();
        FileRules.SeveralTypes(new("src/A/A.cs", "class A;\ninternal sealed record B(int C);")).ShouldHaveSingleItem();
        FileRules.SeveralTypes(new("src/A/A.cs", "class A\n{\n    private sealed class B;\n}")).ShouldBeEmpty();
        FileRules.NamespaceElsewhere(new("src/A/B/C.cs", "namespace A.D;")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("[LoggerMessage(LogLevel.Debug, \"Asked {Question}\")]\n    private partial void LogAsked(string question);", true)]
    [InlineData("[LoggerMessage(Level = LogLevel.Warning, Message = \"At [{Count}] {Text}\")]\n    private static partial void LogText(ILogger logger, int count, string text);", true)]
    [InlineData("[LoggerMessage(LogLevel.Trace, \"Asked {Question}\")]\n    private partial void LogAsked(string question);", true)]
    [InlineData("[LoggerMessage(LogLevel.Trace, \"Asked {Question}\")]\n    private partial void LogAskedSensitive(string question);", false)]
    [InlineData("[LoggerMessage(LogLevel.Information, \"Took {Milliseconds} ms\")]\n    private partial void LogTook(long milliseconds);", false)]
    public void ContentInLogs_PlantedMethod_IsJudged(string method, bool isFault) =>
        FileRules.ContentInLogs(new("src/A/A.cs", method)).Any().ShouldBe(isFault);

    private static void Check(Func<SourceText, IEnumerable<string>> rule) =>
        Repository.Sources().SelectMany(rule).ShouldBeEmpty();
}
