using QaBot.BotFramework.Turns;
using Shouldly;
using Xunit;

namespace QaBot.TestKit.Turns;

/// <summary>What every <see cref="ServerSecret"/> does. Each implementation has a subclass that makes it.</summary>
public abstract class ServerSecretContract
{
    /// <summary>The secret of one server, the same at every call; the subclass disposes what it made.</summary>
    protected abstract ServerSecret Create();

    [Fact]
    public void Derive_SamePurpose_GivesTheSame32Bytes()
    {
        var key = Create().Derive("card");

        key.Length.ShouldBe(32);
        Create().Derive("card").ShouldBe(key);
    }

    [Fact]
    public void Derive_OtherPurpose_GivesAnotherKey() => Create().Derive("card").ShouldNotBe(Create().Derive("Card"));
}
