using QaBot.Benchmarks;

string[] rest = args.Length > 0 ? args[1..] : [];
return args.FirstOrDefault() switch
{
    "retrieval" => await RetrievalCommand.RunAsync(BenchmarkArguments.Parse(rest), CancellationToken.None),
    _ => 2,
};
