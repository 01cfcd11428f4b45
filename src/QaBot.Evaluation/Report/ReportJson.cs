using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QaBot.Evaluation.Metrics;

namespace QaBot.Evaluation.Report;

/// <summary>
/// The figures of a run as JSON. Everything outside <c>timings</c> is the same in every run over the same; new fields may come, and a
/// change of those that are there raises <c>schema</c>.
/// </summary>
internal static class ReportJson
{
    private const string Schema = "qabot-eval/1";
    private const int Digits = 6;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(RunReport run)
    {
        var json = new JsonObject
        {
            ["schema"] = Schema,
            ["version"] = run.Version,
            ["threshold"] = run.Threshold,
            ["settings"] = new JsonArray([.. run.Settings.Select(setting => (JsonNode)setting)]),
            ["sets"] = new JsonArray([.. run.Sets.Select(set => (JsonNode)Write(set))]),
        };
        if (run.Comparison is { } comparison)
        {
            json["comparison"] = Write(comparison);
        }

        json["timings"] = new JsonObject
        {
            ["ended"] = run.Ended.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["sets"] = new JsonArray([.. run.Sets.Select(set => (JsonNode)Timings(set))]),
        };
        return json.ToJsonString(Format);
    }

    private static JsonObject Write(SetReport set) => new()
    {
        ["name"] = set.Result.Name,
        ["origin"] = new JsonObject
        {
            ["set"] = set.Result.Origin.Set,
            ["program"] = set.Result.Origin.Program,
            ["settings"] = set.Result.Origin.Settings,
            ["model"] = set.Result.Origin.Model,
        },
        ["documents"] = set.Result.Documents,
        ["passages"] = set.Result.Passages,
        ["questions"] = new JsonObject(set.Result.Outcomes.GroupBy(outcome => outcome.Kind).OrderBy(kind => kind.Key)
            .Select(kind => KeyValuePair.Create(FigureCatalogue.NameOf(kind.Key), (JsonNode?)kind.Count()))),
        ["figures"] = Figures(set, isTiming: false),
        ["riskCoverage"] = new JsonArray([.. set.RiskCoverage.Select(point => (JsonNode)new JsonObject
        {
            ["threshold"] = Round(point.Threshold), ["coverage"] = Round(point.Coverage), ["risk"] = Round(point.Risk),
        })]),
        ["reliability"] = new JsonArray([.. set.Reliability.Select(bin => (JsonNode)new JsonObject
        {
            ["low"] = bin.Low, ["high"] = bin.High, ["confidence"] = Round(bin.Confidence), ["accuracy"] = Round(bin.Accuracy), ["share"] = Round(bin.Share), ["count"] = bin.Count,
        })]),
    };

    private static JsonObject Timings(SetReport set) => new()
    {
        ["name"] = set.Result.Name,
        ["preparationSeconds"] = Round(set.Result.Preparation.TotalSeconds),
        ["askingSeconds"] = Round(set.Result.Asking.TotalSeconds),
        ["resumed"] = set.Result.Resumed,
        ["figures"] = Figures(set, isTiming: true),
    };

    private static JsonObject Figures(SetReport set, bool isTiming) => new(
        set.Figures.Where(measured => measured.Figure.Group == FigureGroup.Speed == isTiming)
            .Select(measured => KeyValuePair.Create(measured.Figure.Name, (JsonNode?)Write(measured.Estimate))));

    private static JsonObject Write(Estimate estimate) => new()
    {
        ["value"] = Round(estimate.Value), ["low"] = Round(estimate.Low), ["high"] = Round(estimate.High), ["count"] = estimate.Count,
    };

    private static JsonObject Write(RunComparison comparison) => new()
    {
        ["against"] = comparison.Against,
        ["missing"] = JsonSerializer.SerializeToNode(comparison.Missing, Format),
        ["sets"] = new JsonArray([.. comparison.Sets.Select(set => (JsonNode)Write(set))]),
    };

    private static JsonObject Write(SetComparison set) => new()
    {
        ["name"] = set.Name,
        ["pairs"] = set.Pairs,
        ["unpaired"] = set.Unpaired,
        ["mended"] = set.Mended,
        ["broken"] = set.Broken,
        ["mcNemarP"] = Round(set.P),
        ["differences"] = new JsonArray([.. set.Differences.Select(difference => (JsonNode)new JsonObject
        {
            ["figure"] = difference.Name, ["before"] = Round(difference.Before), ["after"] = Round(difference.After),
            ["difference"] = Write(difference.Difference), ["p"] = Round(difference.P),
        })]),
        ["flips"] = new JsonArray([.. set.Flips.Select(flip => (JsonNode)new JsonObject
        {
            ["kind"] = FigureCatalogue.NameOf(flip.Kind), ["id"] = flip.Id, ["question"] = flip.Question, ["mended"] = flip.IsMended, ["before"] = flip.Before, ["after"] = flip.After,
        })]),
    };

    private static double Round(double value) => Math.Round(value, Digits);
}
