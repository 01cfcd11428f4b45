using System.Reflection;
using Microsoft.Extensions.Options;

namespace QaBot.Configuration;

/// <summary>Finds all that is wrong with a configuration before anything is started with it.</summary>
internal sealed class ConfigurationCheck
{
    private const string Root = "QaBot";

    private readonly IReadOnlyList<OptionsSection> _sections;
    private readonly List<ConfigurationFault> _faults = [];
    private readonly HashSet<OptionsSection> _unbindable = [];

    private ConfigurationCheck(IReadOnlyList<OptionsSection> sections) => _sections = sections;

    /// <summary>Every fault: unknown keys, values that do not fit, and what the options' own validators say.</summary>
    /// <param name="configuration">The configuration as it was read.</param>
    /// <param name="services">The registrations, from which the known sections are taken.</param>
    /// <param name="provider">Gives the options and their validators.</param>
    public static IReadOnlyList<ConfigurationFault> Run(
        IConfiguration configuration, IServiceCollection services, IServiceProvider provider)
    {
        var check = new ConfigurationCheck(OptionsSection.From(services));
        check.CheckKeys(configuration.GetSection(Root));
        foreach (var section in check._sections.Where(section => !check._unbindable.Contains(section)))
        {
            check.Validate(section, provider);
        }

        return check._faults;
    }

    // Options may stand at the root itself, beside the sections of the others.
    private void CheckKeys(IConfigurationSection root)
    {
        var own = _sections.FirstOrDefault(section => Same(section.Path, root.Path));
        var properties = own is null ? [] : PropertiesOf(own.Type);
        foreach (var child in root.GetChildren())
        {
            if (_sections.FirstOrDefault(section => Same(section.Path, child.Path)) is { } section)
            {
                CheckObject(child, section.Type, section);
            }
            else if (properties.Find(property => Same(property.Name, child.Key)) is { } property)
            {
                CheckValue(child, property.PropertyType, own!);
            }
            else
            {
                var names = _sections.Where(known => known != own).Select(known => known.Path[(Root.Length + 1)..]);
                AddUnknown(child, names.Concat(properties.Select(known => known.Name)), root.Path);
            }
        }
    }

    private void CheckObject(IConfigurationSection section, Type type, OptionsSection owner)
    {
        var properties = PropertiesOf(type);
        foreach (var child in section.GetChildren())
        {
            if (properties.Find(property => Same(property.Name, child.Key)) is { } property)
            {
                CheckValue(child, property.PropertyType, owner);
            }
            else
            {
                AddUnknown(child, properties.Select(known => known.Name), section.Path);
            }
        }
    }

    private void CheckValue(IConfigurationSection section, Type type, OptionsSection owner)
    {
        if (ValueShape.IsSingle(type))
        {
            CheckSingle(section, type, owner);
        }
        else if (ElementOf(type) is { } element)
        {
            foreach (var child in section.GetChildren())
            {
                CheckValue(child, element, owner);
            }
        }
        else
        {
            CheckObject(section, type, owner);
        }
    }

    private void CheckSingle(IConfigurationSection section, Type type, OptionsSection owner)
    {
        if (section.GetChildren().Any() || (section.Value is { } value && !ValueShape.Fits(type, value)))
        {
            _unbindable.Add(owner);
            var found = section.Value ?? "several values";
            _faults.Add(ConfigurationFault.For(section.Path, found, ValueShape.Allowed(type), "correct the value or remove the key"));
        }
    }

    // The binder fills a list that it cannot replace.
    private static List<PropertyInfo> PropertiesOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite || ElementOf(property.PropertyType) is not null),
    ];

    private static Type? ElementOf(Type type)
    {
        var arguments = type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
        return typeof(System.Collections.IEnumerable).IsAssignableFrom(type) && arguments.Length > 0 ? arguments[^1] : null;
    }

    private void AddUnknown(IConfigurationSection section, IEnumerable<string> names, string parent)
    {
        var known = names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        var mend = NearestName.Of(section.Key, known) is { } nearest
            ? $"write {parent}:{nearest} if that is meant, or remove the key"
            : "remove the key";
        var found = section.Value ?? "a section";
        _faults.Add(ConfigurationFault.For(section.Path, found, "one of " + string.Join(", ", known), mend));
    }

    private void Validate(OptionsSection section, IServiceProvider provider)
    {
        try
        {
            var options = (IOptions<object>)provider.GetRequiredService(typeof(IOptions<>).MakeGenericType(section.Type));
            _ = options.Value;
        }
        catch (OptionsValidationException exception)
        {
            _faults.AddRange(exception.Failures.Select(failure => new ConfigurationFault(failure)));
        }
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
