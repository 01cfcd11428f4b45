using System.Globalization;
using QaBot.Benchmarks;

string[] rest = args.Length > 0 ? args[1..] : [];
return args.FirstOrDefault() switch
{
    "index" => await IndexBenchmark.RunAsync(rest is [var chunks, ..] ? int.Parse(chunks, CultureInfo.InvariantCulture) : 100_000),
    _ => 2,
};
