using QaBot.Core.Answering;

namespace QaBot.Core.Tests.Answering;

public sealed class QuestionFormTests
{
    [Theory]
    [InlineData("How do I reset the pump?", "how do i reset the pump")]
    [InlineData("How do I reset the pump?", "How can I reset the pumps")]
    [InlineData("How do I reset the pump?", "Please tell me how to reset a pump!")]
    [InlineData("How do I reset the pump?", "reset pump")]
    [InlineData("When does the pool in Berlin open?", "when does the pool open in berlin?")]
    [InlineData("What is it?", "what is it")]
    [InlineData("Wie setze ich die Pumpe zurück?", "wie setze ich die pumpe zurück")]
    [InlineData("Can I not park here?", "Can't I park here?")]
    public void IsSameAs_SameWords_IsTrue(string one, string other)
    {
        QuestionForm.Of(one).IsSameAs(QuestionForm.Of(other)).ShouldBeTrue();
        QuestionForm.Of(other).IsSameAs(QuestionForm.Of(one)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("How do I reset the X200?", "How do I reset the X300?")]
    [InlineData("What changed in 2022?", "What changed in 2023?")]
    [InlineData("What changed between 2 and 3?", "What changed between 3 and 2?")]
    [InlineData("When does the pool open?", "Where does the pool open?")]
    [InlineData("How do I open the pool?", "When do I open the pool?")]
    [InlineData("How long is the pool open?", "How is the pool open?")]
    [InlineData("Can I park here?", "Can I not park here?")]
    [InlineData("Can I park here?", "Must I park here?")]
    [InlineData("What do I do before the flight?", "What do I do after the flight?")]
    [InlineData("Can I work with a permit?", "Can I work without a permit?")]
    [InlineData("How do I reset the Falcon?", "How do I reset the Eagle?")]
    [InlineData("How do I get from Paris to London?", "how do i get from london to paris")]
    [InlineData("Why does Anna pay Berta?", "Why does Berta pay Anna?")]
    [InlineData("How do I reset the pump?", "How do I reset the pump and the valve?")]
    public void IsSameAs_AnotherQuestion_IsFalse(string one, string other)
    {
        QuestionForm.Of(one).IsSameAs(QuestionForm.Of(other)).ShouldBeFalse();
        QuestionForm.Of(other).IsSameAs(QuestionForm.Of(one)).ShouldBeFalse();
    }

    [Fact]
    public void Key_SameQuestion_IsTheSame() =>
        QuestionForm.Of("How do I reset the pump?").Key.ShouldBe(QuestionForm.Of("how can I reset PUMPS").Key);
}
