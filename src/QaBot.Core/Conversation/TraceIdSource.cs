using System.Diagnostics;
using System.Security.Cryptography;

namespace QaBot.Core.Conversation;

/// <summary>Gives answers their names. A test puts one of its own in place, to know the name beforehand.</summary>
internal class TraceIdSource
{
    private const int Bytes = 16;

    /// <summary>The id of the running trace, or a random one of the same form (32 hexadecimal digits) outside of any.</summary>
    public virtual string Next() =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
            ? activity.TraceId.ToHexString()
            : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
