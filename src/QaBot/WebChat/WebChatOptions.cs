namespace QaBot.WebChat;

/// <summary>What the chat page says of itself, section <c>QaBot:WebChat</c>. All of it is plain text.</summary>
public sealed class WebChatOptions
{
    /// <summary>Where these settings are read from.</summary>
    public const string Section = "QaBot:WebChat";

    /// <summary>Title of the page and of the browser's tab. Default: <c>QaBot</c>; 1 to 60 characters.</summary>
    public string Title { get; set; } = "QaBot";

    /// <summary>One line under the title. 0 to 200 characters.</summary>
    public string Description { get; set; } = "Answers from our documents, word for word.";

    /// <summary>The line at the foot of the page. 0 to 200 characters.</summary>
    public string Footer { get; set; } = "Answers are quoted from the documents. Follow the number to read on in the source.";
}
