using KerasSharp.Callbacks;
using KerasSharp.ML.Data;
using KerasSharp.ML.Tests.Testing;
using KerasSharp.Training;
using Microsoft.Data.Analysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Tests.Data;

/// <summary>Views are read through cursors: a little ahead, in constant memory, mixed.</summary>
public sealed class StreamingTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Only_what_waits_is_read_ahead()
    {
        var read = 0;
        var most = 0;
        IEnumerable<Point> Stream()
        {
            read = 0;
            foreach (var row in Rows.Clusters(4000))
            {
                read++;
                yield return row;
            }
        }

        using var model = Regressor();
        var step = 0;
        model.Fit(_context.Data.LoadFromEnumerable(Stream()), y: "Sum", batchSize: 10, verbose: 0, shuffleBuffer: 100,
            callbacks: [new LambdaCallback(onTrainBatchEnd: (_, _) => most = Math.Max(most, Volatile.Read(ref read) - (10 * ++step)))]);

        // The pool, the 32 batches that wait, the one that is put together, and the one that the step has.
        Assert.InRange(most, 1, 100 + (10 * 35));
    }

    [Fact]
    public void Each_epoch_mixes_all_rows_anew()
    {
        var view = _context.Data.LoadFromEnumerable(Stream(500));
        using var model = Regressor();
        var plan = ViewPlan.Of(model, view.Schema, "Features", "Id");
        using var source = new ViewSource(view, plan, 32, batch => batch, shuffle: true, buffer: 64);
        var first = Ids(source, 1);
        var second = Ids(source, 2);

        Assert.Equal(Enumerable.Range(0, 500).Select(id => (long)id), first.Order());
        Assert.Equal(first.Order(), second.Order());
        Assert.NotEqual(first, second);
        Assert.NotEqual(first, first.Order());
        Assert.Equal(first, Ids(source, 1));
    }

    [Fact]
    public void A_whole_pool_mixes_over_the_whole_view()
    {
        var view = _context.Data.LoadFromEnumerable(Stream(400));
        using var model = Regressor();
        using var source = new ViewSource(view, ViewPlan.Of(model, view.Schema, "Features", "Id"), 32, batch => batch, shuffle: true,
            buffer: 400);
        // The middle of the places that the first hundred rows come to.
        var places = Ids(source, 1).Select((id, place) => (id, place)).Where(pair => pair.id < 100).Average(pair => pair.place);
        Assert.InRange(places, 160, 240);
    }

    [Fact]
    public void What_the_source_throws_arrives_and_nothing_is_left()
    {
        var passes = 0;
        IEnumerable<Point> Failing()
        {
            // The check and the first look pass; the epoch fails.
            var fails = ++passes % 3 == 0;
            foreach (var row in Rows.Clusters(200))
            {
                if (fails && row.Id == 150)
                    throw new IOException("The disk is gone.");
                yield return row;
            }
        }

        using var model = Regressor();
        var view = _context.Data.LoadFromEnumerable(Failing());
        LiveCount.AssertSteady(() =>
        {
            passes = 0;
            Assert.Equal("The disk is gone.",
                Assert.ThrowsAny<Exception>(() =>
                model.Fit(view, y: "Sum", batchSize: 10, verbose: 0, shuffle: false)).GetBaseException().Message);
        });
    }

    [Fact]
    public void Files_are_streamed()
    {
        var folder = Directory.CreateTempSubdirectory("mlnet");
        try
        {
            for (var file = 0; file < 2; file++)
                File.WriteAllLines(Path.Combine(folder.FullName, $"part{file}.csv"),
                    Rows.Clusters(60, file).Select(row => FormattableString.Invariant($"{row.Features[0]},{row.Features[1]},{row.Sum}")));
            var loader = _context.Data.CreateTextLoader([new("Features", DataKind.Single, 0, 1), new("Sum", DataKind.Single, 2)],
                separatorChar: ',');
            using var model = Regressor();
            var history = model.Fit(loader.Load(new MultiFileSource(Path.Combine(folder.FullName, "*.csv"))), y: "Sum", epochs: 30,
                verbose: 0);
            Assert.True(history["loss"][^1] < 0.5 * history["loss"][0]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_DataFrame_simply_works()
    {
        var rows = Rows.Clusters(200);
        var frame = new DataFrame(
            new SingleDataFrameColumn("X", rows.Select(row => row.Features[0])),
                new DoubleDataFrameColumn("Y", rows.Select(row => (double)row.Features[1])),
            new Int32DataFrameColumn("Class", rows.Select(row => "abc".IndexOf(row.Name))),
                new StringDataFrameColumn("Name", rows.Select(row => row.Name)));
        using var model = FitTests.Classifier();
        var history = model.Fit(frame, x: ["X", "Y"], y: "Class", epochs: 15, verbose: 0);
        Assert.True(history["accuracy"][^1] > 0.95, $"accuracy {history["accuracy"][^1]}");
        Assert.True(model.Evaluate(frame, x: ["X", "Y"], y: "Class", verbose: 0)[1] > 0.95);
        using var predicted = model.Predict(frame, x: ["X", "Y"], verbose: 0);
        Assert.Equal([200L, 3], predicted.shape);
    }

    private static IEnumerable<Point> Stream(int count)
    {
        foreach (var row in Rows.Clusters(count))
            yield return row;
    }

    private static long[] Ids(ViewSource source, int epoch)
    {
        var ids = new List<long>();
        using var scope = NewDisposeScope();
        foreach (var batch in source.Epoch(epoch))
            ids.AddRange(batch.Y[0].data<long>().ToArray());
        return [.. ids];
    }

    private static Sequential Regressor()
    {
        Utils.SetRandomSeed(1);
        var model = new Sequential([new Input([2]), new Dense(1)]);
        model.Compile(optimizer: "sgd", loss: "mse");
        return model;
    }
}
