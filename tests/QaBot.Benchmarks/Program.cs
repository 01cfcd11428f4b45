using System.Globalization;
using QaBot.Benchmarks;

// One command a class: add yours here.
return args switch
{
    ["encoder", var docs] => await EncoderBenchmark.RunAsync(docs),
    ["index"] => await IndexBenchmark.RunAsync(100_000),
    ["index", var chunks] => await IndexBenchmark.RunAsync(int.Parse(chunks, CultureInfo.InvariantCulture)),
    ["conversations"] => await ConversationsBenchmark.RunAsync(20_000),
    ["conversations", var turns] => await ConversationsBenchmark.RunAsync(int.Parse(turns, CultureInfo.InvariantCulture)),
    ["ask", var folder, var questions] => await AskCommand.RunAsync(folder, questions),
    ["sentences", _, ..] => await SentencesCommand.RunAsync(BenchmarkArguments.Parse(args[1..]), CancellationToken.None),
    ["fit-sentences", _, _, ..] => await FitSentencesCommand.RunAsync(BenchmarkArguments.Parse(args[1..]), CancellationToken.None),
    ["fit-abstention", _, _, ..] => await FitAbstentionCommand.RunAsync(BenchmarkArguments.Parse(args[1..])),
    ["abstention", _, _, ..] => await AbstentionCommand.RunAsync(BenchmarkArguments.Parse(args[1..])),
    ["ingest", _, ..] => await IngestBenchmark.RunAsync(BenchmarkArguments.Parse(args[1..]), CancellationToken.None),
    ["long-document", _, ..] => await LongDocumentBenchmark.RunAsync(BenchmarkArguments.Parse(args[1..]), CancellationToken.None),
    ["serve", _, ..] => await ServeBenchmark.RunAsync(BenchmarkArguments.Parse(args[1..]), CancellationToken.None),
    ["ask-latency", _, ..] => await AskLatencyCommand.RunAsync(BenchmarkArguments.Parse(args[1..]), CancellationToken.None),
    ["load", ..] => await LoadCommand.RunAsync(BenchmarkArguments.Parse(args[1..]), CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: QaBot.Benchmarks COMMAND (how good answers are is measured by the program itself: qabot eval)
          encoder DOCS.jsonl               words/s of the bare encoder, latency of a question, scan of 100,000 vectors
          index [CHUNKS]                   the SQLite index alone over generated chunks (100,000)
          conversations [TURNS]            writes/s of the journal, time of a Direct Line append, size of the file (20,000)
          ask FOLDER QUESTIONS.txt         the program's answer to each line of a file, over a folder
          sentences SETDIR...              what each weight of the sentence ranker is worth
          fit-sentences CAL COVIDQA [SET]  fits the weights of the sentence model and reports on all; --passages N, --out FILE
          fit-abstention CAL NORTHWIND [SET] fits the abstention model; --out FILE
          abstention SET OTHER             what a fitted abstention model does on a set, before it is shipped; --model FILE
          ingest SETDIR                    the whole pipeline's words/s beside the bare encoder's; --turns N, --per-file N
          long-document SETDIR             questions answered from one long file; --characters N
          serve SETDIR                     the whole program over a folder that was indexed before: start, memory, questions;
                                           --program QABOT.dll --knowledge DIR --data DIR, --port N, --turns N
          ask-latency SETDIR               question to answer, p50 and p99; --chunks N adds generated ones
          load                             the whole program and many conversations at once, as Teams, Emulator and Web Chat: answers/s,
                                           latencies, memory; exit code 1 when one is lost, doubled or out of order;
                                           --program QABOT.dll --knowledge DIR --data DIR, --conversations N, --messages N, --port N, --seconds N
        Options of those with a SETDIR: --cache DIR (vectors kept between runs), --sample N (questions of a set)
        """);
    return 2;
}
