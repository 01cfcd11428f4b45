using System.Text.Json;
using Shouldly;

namespace QaBot.TestKit.Indexing;

/// <summary>Compares values with all that hangs on them, whatever kind of list they are held in.</summary>
internal static class ToTheLetter
{
    public static void ShouldBeToTheLetter<T>(this T actual, T expected) =>
        JsonSerializer.Serialize(actual).ShouldBe(JsonSerializer.Serialize(expected));
}
