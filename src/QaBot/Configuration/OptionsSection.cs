using System.Reflection;
using Microsoft.Extensions.Options;

namespace QaBot.Configuration;

/// <summary>A section of the configuration and the options class that is bound to it.</summary>
/// <param name="Path">The section's path, such as <c>QaBot:Knowledge</c>.</param>
/// <param name="Type">The options class.</param>
internal sealed record OptionsSection(string Path, Type Type)
{
    /// <summary>
    /// The sections that <paramref name="services"/> bind: every options class registered there that names its section. They are
    /// taken from the registrations themselves, so that no second list can fall behind.
    /// </summary>
    public static IReadOnlyList<OptionsSection> From(IServiceCollection services) =>
    [
        .. services.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>))
            .Select(type => type.GetGenericArguments()[0])
            .Distinct()
            .Select(type => (Type: type, Path: SectionOf(type)))
            .Where(found => found.Path is not null)
            .Select(found => new OptionsSection(found.Path!, found.Type)),
    ];

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } field
            ? field.GetRawConstantValue() as string
            : null;
}
