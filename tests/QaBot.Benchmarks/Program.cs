using QaBot.Benchmarks;

// One command a class: add yours here.
return args switch
{
    ["encoder", var docs] => await EncoderBenchmark.RunAsync(docs),
    ["retrieval", .. var rest] => await RetrievalCommand.RunAsync(BenchmarkArguments.Parse(rest), CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: QaBot.Benchmarks COMMAND
          encoder DOCS.jsonl    words/s of the bare encoder, latency of a question, scan of 100,000 vectors
          retrieval OPTIONS     recall and nDCG of retrieval over a data set
        """);
    return 2;
}
