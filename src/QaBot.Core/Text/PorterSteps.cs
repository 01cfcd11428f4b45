namespace QaBot.Core.Text;

/// <summary>The steps of Porter's paper, section 3, in its order. Each rule list is tried longest matching suffix first.</summary>
internal static class PorterSteps
{
    private static readonly SuffixRules Step2 = new(
        "ational:ate tional:tion enci:ence anci:ance izer:ize abli:able alli:al entli:ent eli:e ousli:ous ization:ize ation:ate "
        + "ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble");

    private static readonly SuffixRules Step3 = new("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:");

    private static readonly SuffixRules Step4 = new(
        "al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ion: ou: ism: ate: iti: ous: ive: ize:");

    /// <summary>Runs all steps on <paramref name="word"/>.</summary>
    public static void Run(ref PorterWord word)
    {
        Plurals(ref word);
        PastAndProgressive(ref word);
        FinalY(ref word);
        Apply(Step2, 0, ref word);
        Apply(Step3, 0, ref word);
        Apply(Step4, 1, ref word);
        FinalE(ref word);
        DoubleL(ref word);
    }

    /// <summary>Step 1a.</summary>
    private static void Plurals(ref PorterWord word)
    {
        if (word.Letters[^1] != 's')
        {
            return;
        }

        if (word.EndsWith("sses") || word.EndsWith("ies"))
        {
            word.Replace(2, "");
        }
        else if (!word.EndsWith("ss"))
        {
            word.Replace(1, "");
        }
    }

    /// <summary>Step 1b.</summary>
    private static void PastAndProgressive(ref PorterWord word)
    {
        if (word.EndsWith("eed"))
        {
            if (word.Measure(word.Length - 3) > 0)
            {
                word.Replace(1, "");
            }

            return;
        }

        var suffix = word.EndsWith("ed") ? 2 : word.EndsWith("ing") ? 3 : 0;
        if (suffix == 0 || !word.HasVowel(word.Length - suffix))
        {
            return;
        }

        word.Replace(suffix, "");
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
        {
            word.Replace(0, "e");
        }
        else if (word.EndsInDoubleConsonant(word.Length) && word.Letters[^1] is not ('l' or 's' or 'z'))
        {
            word.Replace(1, "");
        }
        else if (word.Measure(word.Length) == 1 && word.EndsInShortSyllable(word.Length))
        {
            word.Replace(0, "e");
        }
    }

    /// <summary>Step 1c.</summary>
    private static void FinalY(ref PorterWord word)
    {
        if (word.EndsWith("y") && word.HasVowel(word.Length - 1))
        {
            word.Replace(1, "i");
        }
    }

    /// <summary>Steps 2 to 4: the longest suffix of the list that the word ends in goes if what stands before it measures more than <paramref name="above"/>.</summary>
    private static void Apply(SuffixRules rules, int above, ref PorterWord word)
    {
        if (word.Length < 2 || !rules.TryFind(word.Letters, out var rule))
        {
            return;
        }

        var (suffix, replacement) = rule;
        var stem = word.Length - suffix.Length;
        var isBlocked = suffix == "ion" && (stem == 0 || word.Letters[stem - 1] is not ('s' or 't'));
        if (!isBlocked && word.Measure(stem) > above)
        {
            word.Replace(suffix.Length, replacement);
        }
    }

    /// <summary>Step 5a.</summary>
    private static void FinalE(ref PorterWord word)
    {
        if (!word.EndsWith("e"))
        {
            return;
        }

        var stem = word.Length - 1;
        var measure = word.Measure(stem);
        if (measure > 1 || (measure == 1 && !word.EndsInShortSyllable(stem)))
        {
            word.Replace(1, "");
        }
    }

    /// <summary>Step 5b.</summary>
    private static void DoubleL(ref PorterWord word)
    {
        if (word.EndsWith("ll") && word.Measure(word.Length) > 1)
        {
            word.Replace(1, "");
        }
    }
}
