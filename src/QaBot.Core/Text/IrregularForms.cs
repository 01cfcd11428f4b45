using System.Collections.Frozen;

namespace QaBot.Core.Text;

/// <summary>
/// English forms that no rule of endings leads back to their word: "sent" is "send". Forms that are words of their own as well, such as
/// "found", "left", "felt" or "saw", stay as they are.
/// </summary>
internal static class IrregularForms
{
    private static readonly FrozenDictionary<string, string> Bases = Read(
        "begin began begun; bend bent; bite bitten; blow blew blown; break broke broken; breed bred; bring brought; build built; burn burnt; "
        + "buy bought; catch caught; choose chose chosen; come came; creep crept; deal dealt; dig dug; draw drew drawn; drink drank drunk; "
        + "drive drove driven; eat ate eaten; feed fed; fight fought; flee fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten; "
        + "forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go went gone; grow grew grown; hang hung; hear heard; "
        + "hide hid hidden; hold held; keep kept; know knew known; lead led; learn learnt; lend lent; lose lost; make made; mean meant; meet met; "
        + "overcome overcame; pay paid; ride rode ridden; ring rang rung; rise risen; run ran; say said; seek sought; sell sold; send sent; "
        + "shake shook shaken; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; speak spoke spoken; "
        + "spend spent; stand stood; steal stole stolen; stick stuck; strike struck stricken; swear swore sworn; sweep swept; swim swam swum; "
        + "take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; understand understood; wake woke woken; "
        + "wear wore worn; weep wept; win won; withdraw withdrew withdrawn; write wrote written; "
        + "child children; man men; woman women; foot feet; tooth teeth; mouse mice; goose geese; criterion criteria; phenomenon phenomena");

    /// <summary>The word that the folded <paramref name="word"/> is a form of; the word itself where it is none.</summary>
    public static string BaseOf(string word) => Bases.GetValueOrDefault(word, word);

    private static FrozenDictionary<string, string> Read(string forms) =>
        forms.Split("; ").Select(entry => entry.Split(' '))
            .SelectMany(words => words.Skip(1).Select(form => KeyValuePair.Create(form, words[0])))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
