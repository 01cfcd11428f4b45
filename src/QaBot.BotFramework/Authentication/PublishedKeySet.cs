using Microsoft.IdentityModel.Tokens;

namespace QaBot.BotFramework.Authentication;

/// <summary>The keys that one document publishes.</summary>
public sealed class PublishedKeySet
{
    private readonly Dictionary<string, PublishedKey> _keys = new(StringComparer.Ordinal);

    internal PublishedKeySet(IEnumerable<JsonWebKey> keys)
    {
        foreach (var key in keys.Select(PublishedKey.Of).OfType<PublishedKey>())
        {
            _keys.TryAdd(key.Key.KeyId, key);
        }
    }

    /// <summary>How many of the keys can sign a token.</summary>
    public int Count => _keys.Count;

    /// <summary>The channels that one key or another signs for.</summary>
    public IReadOnlyCollection<string> Endorsements =>
        [.. _keys.Values.SelectMany(key => key.Endorsements).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    internal PublishedKey? Find(string keyId) => _keys.GetValueOrDefault(keyId);
}
