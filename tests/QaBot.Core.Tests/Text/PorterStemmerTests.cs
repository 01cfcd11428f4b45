using QaBot.Core.Text;

namespace QaBot.Core.Tests.Text;

/// <summary>The examples of Porter's paper, step by step, carried through all later steps.</summary>
public sealed class PorterStemmerTests
{
    [Theory]
    [InlineData("step 1a", "caresses:caress ponies:poni ties:ti caress:caress cats:cat")]
    [InlineData("step 1b", "feed:feed agreed:agre plastered:plaster bled:bled motoring:motor sing:sing")]
    [InlineData("step 1b, what follows", "conflated:conflat troubled:troubl sized:size hopping:hop tanned:tan falling:fall hissing:hiss fizzed:fizz failing:fail filing:file")]
    [InlineData("step 1c", "happy:happi sky:sky")]
    [InlineData("step 2", "relational:relat conditional:condit rational:ration valenci:valenc hesitanci:hesit digitizer:digit conformabli:conform radicalli:radic differentli:differ vileli:vile analogousli:analog vietnamization:vietnam predication:predic operator:oper feudalism:feudal decisiveness:decis hopefulness:hope callousness:callous formaliti:formal sensitiviti:sensit sensibiliti:sensibl")]
    [InlineData("step 3", "triplicate:triplic formative:form formalize:formal electriciti:electr electrical:electr hopeful:hope goodness:good")]
    [InlineData("step 4", "revival:reviv allowance:allow inference:infer airliner:airlin gyroscopic:gyroscop adjustable:adjust defensible:defens irritant:irrit replacement:replac adjustment:adjust dependent:depend adoption:adopt homologou:homolog communism:commun activate:activ angulariti:angular homologous:homolog effective:effect bowdlerize:bowdler")]
    [InlineData("step 5a", "probate:probat rate:rate cease:ceas")]
    [InlineData("step 5b", "controll:control roll:roll")]
    [InlineData("all steps", "generalizations:gener oscillators:oscil")]
    [InlineData("the paper's word families", "connect:connect connected:connect connecting:connect connection:connect connections:connect relate:relat relativity:rel")]
    [InlineData("the letter y", "toy:toi syzygy:syzygi cry:cry crying:cry")]
    public void Stem_ExamplesOfThePaper_AreStemmedAsPublished(string step, string pairs)
    {
        foreach (var pair in pairs.Split(' ').Select(pair => pair.Split(':')))
        {
            PorterStemmer.Stem(pair[0]).ShouldBe(pair[1], $"{step}: {pair[0]}");
        }
    }

    [Theory]
    [InlineData("as")]
    [InlineData("")]
    [InlineData("don't")]
    [InlineData("24.1")]
    [InlineData("Running")]
    [InlineData("überraschungen")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaings")]
    public void Stem_WhatIsNoEnglishWord_StaysAsItIs(string word) => PorterStemmer.Stem(word).ShouldBe(word);

    [Fact]
    public void Stem_WordThatIsItsOwnStem_ReturnsTheSameInstance()
    {
        const string word = "connect";
        PorterStemmer.Stem(word).ShouldBeSameAs(word);
    }
}
