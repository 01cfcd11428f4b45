namespace Microsoft.Bot.Builder;

/// <summary>What the SDK's adapters hand turns to.</summary>
public interface IBot
{
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
