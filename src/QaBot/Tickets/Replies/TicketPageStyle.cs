using System.Security.Cryptography;
using System.Text;

namespace QaBot.Tickets.Replies;

/// <summary>The style of the reply page. It stands in the page, which loads nothing; the policy of the page names its hash.</summary>
internal static class TicketPageStyle
{
    /// <summary>The style sheet.</summary>
    public const string Content = """

        :root { color-scheme: light dark; --rule: light-dark(#d8dde5, #363d49); --shade: light-dark(#f3f5f8, #1f242c); --quiet: light-dark(#59616e, #a3abb8); --link: light-dark(#0b57b5, #8ab8ff); }
        * { box-sizing: border-box; }
        body { margin: 0; background: light-dark(#fff, #15181d); color: light-dark(#1d2129, #e4e6eb); font: 1.0625rem/1.6 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
        main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem 6rem; }
        h1 { font-size: 1.5rem; line-height: 1.3; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        a { color: var(--link); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; font-size: .95rem; margin: 0; }
        dt { color: var(--quiet); }
        dd { margin: 0; }
        blockquote, .said { white-space: pre-wrap; margin: .25rem 0 1rem; padding: .5rem .9rem; background: var(--shade); border-radius: 6px; }
        .asker { border-inline-start: 4px solid var(--link); }
        .who { color: var(--quiet); font-size: .9rem; margin: 0; }
        .notice { border-inline-start: 4px solid #b98900; background: var(--shade); padding: .6rem .9rem; }
        label { display: block; margin: .75rem 0 .25rem; }
        label.check { margin: .35rem 0; }
        textarea, input[type=text] { width: 100%; font: inherit; color: inherit; background: var(--shade); border: 1px solid var(--rule); border-radius: 6px; padding: .5rem .7rem; }
        textarea { min-height: 10rem; resize: vertical; }
        button { font: inherit; margin-top: 1rem; padding: .5rem 1.4rem; border: 0; border-radius: 6px; background: #0b57b5; color: #fff; cursor: pointer; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }

        """;

    /// <summary>How the policy names it.</summary>
    public static string Source { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Content)))}";
}
