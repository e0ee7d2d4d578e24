namespace KerasSharp.DistributionTests;

/// <summary>
/// Several processes end with the history, the evaluations and the weights of one with the same batches. The last batch is uneven.
/// </summary>
public sealed class SameNumbersTests(SameNumbersTests.Runs runs) : IClassFixture<SameNumbersTests.Runs>
{
    private static readonly string[] Trainings =
    [
        "mlp", "dropout", "seeded_dropout", "penalty", "sum", "weighted_mean", "sample_weights", "class_weights", "validation",
            "fewer_rows", "global_norm", "accumulation", "early_stopping",
        "masked_lstm", "synchronized_convnet", "stream", "own_rows", "on_batch", "dataset", "data_view",
    ];

    public static IEnumerable<object[]> Cases =>
        Trainings.SelectMany(name => ((int[])[1, 2, 4]).Select(count => new object[] { name, count }));

    [MpiTheory]
    [MemberData(nameof(Cases))]
    public void As_one_process(string name, int count)
    {
        var expected = Processes.Result(runs.Of(0), name, 0);
        for (var rank = 0; rank < count; rank++)
        {
            var actual = Processes.Result(runs.Of(count), name, rank);
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [MpiFact]
    public void Without_synchronization_BatchNormalization_normalizes_by_each_process_s_rows()
    {
        var alone = Processes.Result(runs.Of(0), "convnet", 0);
        var (first, second) = (Processes.Result(runs.Of(2), "convnet", 0), Processes.Result(runs.Of(2), "convnet", 1));
        // Both have the same weights and the same mean of their statistics, which are not those of one process.
        Assert.Equal(first, second);
        Assert.Contains(alone.Zip(first), pair => Math.Abs(pair.First - pair.Second) > 1e-3);
        Assert.Equal(alone, Processes.Result(runs.Of(1), "convnet", 0));
    }

    /// <summary>All trainings, run once for each number of processes.</summary>
    public sealed class Runs : IDisposable
    {
        private readonly Dictionary<int, TemporaryFolder> _folders = [];

        public string Of(int count)
        {
            if (!_folders.TryGetValue(count, out var folder))
            {
                _folders[count] = folder = new TemporaryFolder();
                var (code, output) = Processes.Run(count, folder.Path, string.Join(',', [.. Trainings, "convnet"]));
                Assert.True(code == 0, output);
            }

            return folder.Path;
        }

        public void Dispose()
        {
            foreach (var folder in _folders.Values)
                folder.Dispose();
        }
    }
}
