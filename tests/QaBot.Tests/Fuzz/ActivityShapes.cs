namespace QaBot.Tests.Fuzz;

/// <summary>Activities as the real clients send them.</summary>
internal static class ActivityShapes
{
    public static IReadOnlyList<string> All { get; } =
    [
        // Teams and Agents Playground.
        """{"type":"message","id":"1719922000123","timestamp":"2026-07-02T10:20:30.123Z","localTimestamp":"2026-07-02T12:20:30.123+02:00","localTimezone":"Europe/Berlin","channelId":"msteams","serviceUrl":"http://localhost:56150/_connector","from":{"id":"29:user-abc","name":"Ann","aadObjectId":"00000000-0000-0000-0000-0000000000020"},"recipient":{"id":"28:bot","name":"DocBot"},"conversation":{"id":"a:1xyz","conversationType":"personal","tenantId":"00000000-0000-0000-0000-0000000000001","isGroup":false},"locale":"en-GB","textFormat":"plain","text":"<at>DocBot</at> How do I reset the &nbsp;pump?","entities":[{"type":"mention","mentioned":{"id":"28:bot","name":"DocBot"},"text":"<at>DocBot</at>"},{"type":"clientInfo","locale":"en-GB","country":"GB","platform":"Windows","timezone":"Europe/Berlin"}],"attachments":[{"contentType":"text/html","content":"<p>How?</p>"}],"channelData":{"tenant":{"id":"1"},"source":{"name":"compose"}}}""",
        """{"type":"installationUpdate","action":"add","id":"i1","channelId":"msteams","serviceUrl":"http://localhost:56150/_connector","from":{"id":"user-id-0"},"recipient":{"id":"bot"},"conversation":{"id":"c1","conversationType":"personal","tenantId":"t1"},"channelData":{"tenant":{"id":"t1"}}}""",
        """{"type":"invoke","name":"message/submitAction","id":"f:1","channelId":"msteams","serviceUrl":"http://localhost:56150","from":{"id":"29:user-abc"},"recipient":{"id":"28:bot"},"conversation":{"id":"a:1xyz"},"replyToId":"1719922000999","value":{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"clear answer\"}"}}}""",
        """{"type":"messageReaction","replyToId":"1719922000999","reactionsAdded":[{"type":"like"}],"channelId":"msteams","serviceUrl":"http://localhost:56150","conversation":{"id":"a:1xyz"},"from":{"id":"29:user-abc"},"recipient":{"id":"28:bot"}}""",

        // Emulator.
        """{"type":"conversationUpdate","id":"u1","channelId":"emulator","serviceUrl":"http://localhost:51000","conversation":{"id":"c1|livechat"},"from":{"id":"user-1","role":"user"},"recipient":{"id":"bot-1","name":"Bot","role":"bot"},"membersAdded":[{"id":"user-1"},{"id":"bot-1","name":"Bot"}],"entities":[{"type":"ClientCapabilities","requiresBotState":true,"supportsListening":true,"supportsTts":true}]}""",

        // Web Chat and Direct Line.
        """{"type":"message","id":"c2|0000001","channelId":"webchat","serviceUrl":"http://localhost:3978/","from":{"id":"dl_u","role":"user"},"recipient":{"id":"qabot","role":"bot"},"conversation":{"id":"c2"},"text":"hello","textFormat":"plain","locale":"de","attachments":[],"channelData":{"clientActivityID":"x1","clientTimestamp":"2026-07-02T10:20:30.123Z","attachmentSizes":[]},"suggestedActions":{"to":[],"actions":[{"type":"imBack","title":"a","value":"a"}]}}""",
        """{"type":"event","name":"webchat/join","id":"e1","value":{"language":"de"},"channelId":"directline","serviceUrl":"http://localhost:3978/","conversation":{"id":"c2"},"from":{"id":"dl_u"},"recipient":{"id":"bot"},"relatesTo":{"activityId":"1","user":{"id":"u"},"bot":{"id":"b"},"conversation":{"id":"c"},"channelId":"x","serviceUrl":"http://localhost"}}""",
        """{"type":"event","name":"handoff.status","id":"h1","value":{"state":"accepted","message":"Kim joined"},"channelId":"omnichannel","serviceUrl":"http://localhost:1","conversation":{"id":"c7"},"from":{"id":"hub"},"recipient":{"id":"docbot"}}""",
        """{"type":"message","id":"h2","text":"Can I talk to a human?","channelId":"directline","serviceUrl":"http://localhost:1","conversation":{"id":"c8"},"from":{"id":"u"},"recipient":{"id":"docbot"}}""",

        // A parent bot.
        """{"type":"event","name":"AskDocs","id":"s1","value":{"text":"How do I reset the pump?","locale":"en-GB"},"channelId":"test","serviceUrl":"http://localhost:41600/","deliveryMode":"expectReplies","conversation":{"id":"conv-expect"},"from":{"id":"user1","name":"User1","role":"user"},"recipient":{"id":"parent","role":"skill"}}""",
        """{"type":"message","id":"s2","text":"How do I reset the pump?","channelId":"test","serviceUrl":"http://localhost:41600/","deliveryMode":"expectReplies","conversation":{"id":"conv-expect"},"from":{"id":"user1"},"recipient":{"id":"parent","role":"skill"}}""",
        """{"type":"endOfConversation","id":"s3","code":"userCancelled","channelId":"test","serviceUrl":"http://localhost:41600/","conversation":{"id":"conv-expect"},"from":{"id":"user1"},"recipient":{"id":"parent","role":"skill"}}""",

        // Mail and a channel that nothing knows.
        """{"type":"message","id":"m1","text":"How do I reset the pump?","channelId":"email","serviceUrl":"http://localhost:1","conversation":{"id":"mail"},"from":{"id":"a@example.org"},"recipient":{"id":"bot@example.org"},"channelData":{"subject":"Automatic reply: pump","Auto-Submitted":"auto-replied"}}""",
        """{"type":"message","id":"x1","value":{"answer":42},"valueType":"application/x","channelId":"somethingNew","serviceUrl":"http://localhost:1","conversation":{"id":"x"},"from":{"id":"u"},"recipient":{"id":"b"},"unknown":{"deep":[1,2,{"a":null}]}}""",
    ];
}
