using QaBot.Core.Answering;
using QaBot.Core.Insights;

namespace QaBot.TestKit.Insights;

/// <summary>Answers and ratings that live as long as the test.</summary>
public sealed class InMemoryFeedbackStore : FeedbackStore
{
    private readonly Lock _gate = new();
    private readonly List<GivenAnswer> _answers = [];
    private readonly Dictionary<(string Trace, string By), AnswerRating> _ratings = [];

    /// <summary>What people think, one rating for each person and answer.</summary>
    public IReadOnlyList<AnswerRating> Ratings
    {
        get
        {
            lock (_gate)
            {
                return [.. _ratings.Values];
            }
        }
    }

    public override ValueTask RememberAsync(GivenAnswer answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var place = _answers.FindIndex(known => known.TraceId == answer.TraceId);
            if (place >= 0)
            {
                _answers[place] = answer;
            }
            else
            {
                _answers.Add(answer);
            }
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask<GivenAnswer?> FindSentAsync(string channel, string conversation, string activityId, CancellationToken cancellationToken) =>
        Find(channel, conversation, answer => answer.ActivityId == activityId);

    public override ValueTask<GivenAnswer?> FindTracedAsync(string channel, string conversation, string traceId, CancellationToken cancellationToken) =>
        Find(channel, conversation, answer => answer.TraceId == traceId);

    public override ValueTask<GivenAnswer?> FindLastAsync(string channel, string conversation, CancellationToken cancellationToken) =>
        Find(channel, conversation, _ => true);

    public override ValueTask<bool> RateAsync(AnswerRating rating, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_answers.Exists(answer => answer.TraceId == rating.TraceId))
            {
                return ValueTask.FromResult(false);
            }

            _ratings[(rating.TraceId, rating.By)] = rating;
            return ValueTask.FromResult(true);
        }
    }

    public override ValueTask<FeedbackFigures> SummarizeAsync(int comments, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(new FeedbackFigures(
                _answers.Count,
                _answers.Count(answer => answer.Status == AnswerStatus.NotFound),
                _ratings.Values.Count(rating => rating.Reaction == FeedbackReaction.Like),
                _ratings.Values.Count(rating => rating.Reaction == FeedbackReaction.Dislike),
                [
                    .. _ratings.Values.Where(rating => rating.Comment is not null).OrderByDescending(rating => rating.At).Take(comments)
                        .Select(rating => new CommentedAnswer(rating, _answers.First(answer => answer.TraceId == rating.TraceId))),
                ]));
        }
    }

    private ValueTask<GivenAnswer?> Find(string channel, string conversation, Func<GivenAnswer, bool> fits)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_answers.FindLast(answer =>
                string.Equals(answer.Channel, channel, StringComparison.OrdinalIgnoreCase) && answer.Conversation == conversation && fits(answer)));
        }
    }
}
