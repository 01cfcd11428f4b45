using System.Globalization;
using QaBot.Benchmarks;

// One command a class: add yours here.
return args switch
{
    ["encoder", var docs] => await EncoderBenchmark.RunAsync(docs),
    ["index"] => await IndexBenchmark.RunAsync(100_000),
    ["index", var chunks] => await IndexBenchmark.RunAsync(int.Parse(chunks, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: QaBot.Benchmarks COMMAND
          encoder DOCS.jsonl    words/s of the bare encoder, latency of a question, scan of 100,000 vectors
          index [CHUNKS]        the SQLite index alone over generated chunks (100,000)
        """);
    return 2;
}
