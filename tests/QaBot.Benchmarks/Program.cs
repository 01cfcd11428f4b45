using QaBot.Benchmarks;

string[] rest = args.Length > 0 ? args[1..] : [];
return args.FirstOrDefault() switch
{
    "retrieval" => await RetrievalCommand.RunAsync(BenchmarkArguments.Parse(rest), CancellationToken.None),
    "fit-abstention" => await FitAbstentionCommand.RunAsync(BenchmarkArguments.Parse(rest)),
    "abstention" => await AbstentionCommand.RunAsync(BenchmarkArguments.Parse(rest)),
    _ => 2,
};
