using Microsoft.Extensions.Options;
using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>
/// Estimates by logistic regression how likely the best sentence answers the question, and abstains below
/// <see cref="AnsweringOptions.MinimumConfidence"/>. The coefficients and their origin are in <c>abstention-model.json</c>.
/// </summary>
internal sealed class LogisticAbstentionPolicy(IOptions<AnsweringOptions> options) : AbstentionPolicy
{
    private readonly AbstentionModel _model = AbstentionModel.Load();

    /// <inheritdoc/>
    public override AbstentionVerdict Judge(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(retrieved);
        ArgumentNullException.ThrowIfNull(sentences);
        if (sentences.Count == 0)
        {
            return new AbstentionVerdict(false, 0, new Dictionary<string, double>());
        }

        var values = AbstentionFeatures.Of(retrieved, sentences);
        var features = AbstentionFeatures.Names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var model = sentences[0].Similarity is null ? _model.Lexical : _model.Full;
        var confidence = model.Predict(features);
        // Without a single word of the question, no resemblance is evidence.
        var answers = confidence >= options.Value.MinimumConfidence && features["passage"] > 0;
        return new AbstentionVerdict(answers, confidence, features);
    }
}
