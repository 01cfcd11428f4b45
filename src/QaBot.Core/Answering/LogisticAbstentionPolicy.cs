using Microsoft.Extensions.Options;
using QaBot.Core.Retrieval;

namespace QaBot.Core.Answering;

/// <summary>
/// Estimates by logistic regression how likely the best sentence answers the question, and abstains below
/// <see cref="AnsweringOptions.MinimumConfidence"/>; above <see cref="AnsweringOptions.ClosestConfidence"/> the best is worth showing. The coefficients and their origin are in <c>abstention-model.json</c>.
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
            return new AbstentionVerdict(false, 0, new Dictionary<string, double>()) { IsClose = false };
        }

        var values = AbstentionFeatures.Of(retrieved, sentences);
        var features = AbstentionFeatures.Names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var model = ModelFor(retrieved, sentences);
        var confidence = model.Predict(features);
        // Without a single word of the question, no resemblance is evidence.
        var shares = features["passage"] > 0;
        return new AbstentionVerdict(shares && confidence >= options.Value.MinimumConfidence, confidence, features)
        {
            IsClose = shares && confidence >= options.Value.ClosestConfidence,
        };
    }

    // Each model was fitted to what it sees: scores of the reader, sentences compared by meaning, or words alone.
    private LogisticModel ModelFor(RetrievalResult retrieved, IReadOnlyList<RankedSentence> sentences)
    {
        // No span says yes or no, so that the reader, which was trained to find spans, takes such questions for unanswered.
        if (sentences[0].Reading is not null && !AnswerTypes.IsYesOrNo(retrieved.Query))
        {
            return _model.Reader;
        }

        return sentences[0].Similarity is null ? _model.Lexical : _model.Full;
    }
}
