using QaBot.Benchmarks;

// One command a class: add yours here.
return args switch
{
    ["encoder", var docs] => await EncoderBenchmark.RunAsync(docs),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: QaBot.Benchmarks COMMAND
          encoder DOCS.jsonl    words/s of the bare encoder, latency of a question, scan of 100,000 vectors
        """);
    return 2;
}
