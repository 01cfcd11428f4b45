using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace QaBot.DirectLine;

/// <summary>Which pages of other origins may call the endpoints, and with what.</summary>
internal sealed class DirectLineCors : IConfigureOptions<CorsOptions>
{
    private readonly DirectLineAccess _access;

    public DirectLineCors(DirectLineAccess access) => _access = access;

    public void Configure(CorsOptions options) => options.AddPolicy(DirectLineRegistration.CorsPolicy, policy => policy
        .SetIsOriginAllowed(_access.IsAllowedOrigin)
        .WithMethods(HttpMethods.Get, HttpMethods.Post)
        .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
        // getsessionid is asked for with credentials; nothing here reads a cookie.
        .AllowCredentials()
        .SetPreflightMaxAge(TimeSpan.FromHours(1)));
}
