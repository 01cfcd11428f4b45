using System.Globalization;
using QaBot.Providers.Onnx;

namespace QaBot.Commands.Checks;

/// <summary>Loads the embedding model and embeds a sentence with it.</summary>
internal sealed class ModelCheck : InstallationCheck
{
    private const string Sentence = "The doctor asks whether the model can read.";
    private const double LengthTolerance = 0.01;

    // As the model's README.md lists it.
    private static readonly BundledModel Bundled = new("all-minilm-l6-v2", "3fa91efe4d7f19be9bcefa83b1db9b5587338e572b87aa91793626e1b10cbb09");

    private readonly OnnxOptions _options;

    public ModelCheck(OnnxOptions options) => _options = options;

    public override string Name => "Embedding model";

    public override async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return [.. Embed(), .. await Bundled.CheckAsync(Name, _options.ModelFolder, cancellationToken).ConfigureAwait(false)];
        }
        catch (OnnxModelException exception)
        {
            return [Finding.Wrong(Name, $"the model in {_options.ModelFolder} cannot be used", exception.Message, "restore the folder from the release, or set QaBot:Embedding:ModelFolder")];
        }
    }

    private IEnumerable<Finding> Embed()
    {
        using var model = OnnxModel.Load(_options.ModelFolder, _options.MaxTokens);
        var vector = model.Encode(Sentence);
        var length = Math.Sqrt(vector.Sum(component => (double)component * component));
        if (Math.Abs(length - 1) < LengthTolerance)
        {
            yield return Finding.Fine(Name, string.Create(CultureInfo.InvariantCulture, $"{model.Identity.Id} reads, {model.Identity.Dimensions} dimensions"));
            yield break;
        }

        yield return Finding.Wrong(
            Name,
            string.Create(CultureInfo.InvariantCulture, $"{model.Identity.Id} gave a vector of length {length:F3}"),
            "the model's output is not normalised, expected a length of 1",
            "use a model that pools and normalises inside, or the one that comes with the program");
    }
}
