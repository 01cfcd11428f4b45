using QaBot.Core.Ingestion;

namespace QaBot.Core.Tests.Ingestion;

public sealed class IngestionOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_Succeeds() => new IngestionOptionsValidator().Validate(null, new IngestionOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_SeveralFaults_ReportsEachWithKeyValueAndMend()
    {
        var result = new IngestionOptionsValidator().Validate(
            null, new IngestionOptions { MaxFileMegabytes = 0, Parallelism = -1, RescanSeconds = 4 });

        result.Failures.ShouldBe(
        [
            "QaBot:Ingestion:MaxFileMegabytes is 0; allowed is 1 to 1024 (megabytes). Set it to a value in that range or remove it.",
            "QaBot:Ingestion:Parallelism is -1; allowed is 1 to 256 (files at once), or 0 for one per core. Set it to a value in that range or remove it.",
            "QaBot:Ingestion:RescanSeconds is 4; allowed is 5 to 86400 (seconds), or 0 for never. Set it to a value in that range or remove it.",
        ]);
    }
}
