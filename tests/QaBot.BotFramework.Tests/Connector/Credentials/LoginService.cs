using System.Net;
using System.Text;
using System.Web;

namespace QaBot.BotFramework.Tests.Connector.Credentials;

/// <summary>Stands in for the network below MSAL: keeps what it is asked, and answers as a test tells it to.</summary>
internal sealed class LoginService : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<(Uri Url, string Body)> _asked = [];

    public IReadOnlyList<(Uri Url, string Body)> Asked
    {
        get
        {
            lock (_gate)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>Answers the request with the 1-based number. The default gives <c>t1</c>, <c>t2</c> and so on, each good for an hour.</summary>
    public Func<HttpRequestMessage, int, Task<HttpResponseMessage>> Answer { get; set; } = (_, number) => Task.FromResult(Token($"t{number}"));

    public static HttpResponseMessage Token(string token, int expiresIn = 3600) =>
        Json(HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":{{expiresIn}},"ext_expires_in":{{expiresIn}},"access_token":"{{token}}"}""");

    public static HttpResponseMessage Refusal(string error, string description) =>
        Json(HttpStatusCode.BadRequest, $$"""{"error":"{{error}}","error_description":"{{description}} secret-words","error_codes":[1]}""");

    public static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>A field of the form that was posted with request number <paramref name="number"/> (1-based).</summary>
    public string? Field(int number, string name) => HttpUtility.ParseQueryString(Asked[number - 1].Body)[name];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        int number;
        lock (_gate)
        {
            _asked.Add((request.RequestUri!, body));
            number = _asked.Count;
        }

        return await Answer(request, number);
    }
}
