// What data-parallel training costs beside the computation: mpirun -n 2 dotnet run -c Release benchmarks/scaling/scaling.cs
// Each process computes half batches by itself, and together with the others, in turns; the difference is what meeting costs.
#:project ../../src/KerasSharp
#:project ../../src/KerasSharp.Distribution
#:property PublishAot=false
#:property UsesTorch=true
#:property RunsTorch=true

using System.Diagnostics;
using KerasSharp;
using KerasSharp.Layers;
using static TorchSharp.torch;

const int Rounds = 9, Steps = 10;

set_num_threads(1);
Distribution.Set(new DataParallel());
Measure("CNN of mnist_cnn, batch 128", 128, [28, 28, 1], [
    new Conv2D(32, 3, activation: "relu"), new MaxPooling2D(2), new Conv2D(64, 3, activation: "relu"), new MaxPooling2D(2),
    new Flatten(), new Dropout(0.5), new Dense(10, activation: "softmax"),
]);
Measure("MLP of 10 M weights, batch 256", 256, [784], [
    new Dense(2048, activation: "relu"), new Dense(4096, activation: "relu"), new Dense(10, activation: "softmax"),
]);
foreach (var numbers in new[] { 1, 1_000, 1_000_000, 10_000_000 })
{
    Tensor?[] gradients = [zeros(numbers)];
    var times = new double[2 * Rounds];
    for (var i = 0; i < times.Length; i++)
    {
        var watch = Stopwatch.StartNew();
        Distribution.Sum(gradients, 1);
        times[i] = watch.Elapsed.TotalMilliseconds;
    }

    Print($"Sum of {numbers:N0} numbers: {Median(times):F3} ms");
}

void Measure(string name, int batch, Shape shape, Layer[] layers)
{
    var count = Distribution.ProcessCount;
    Utils.SetRandomSeed(1);
    var model = new Sequential([new Input(shape), .. layers]);
    model.Compile("adam", "sparse_categorical_crossentropy", metrics: ["accuracy"]);
    var (x, y) = (rand([batch * Steps, .. shape.Select(size => (long)size!)]), randint(0, 10, [batch * Steps], ScalarType.Int64));
    var (part, labels) = (x[..(batch * Steps / count)], y[..(batch * Steps / count)]);
    var (together, alone) = (new double[Rounds], new double[Rounds]);
    for (var round = -1; round < Rounds; round++)
    {
        Distribution.Set(new DataParallel());
        var shared = Time(() => model.Fit(x, y, batchSize: batch, verbose: 0, shuffle: false));
        Distribution.Set(null);
        var own = Time(() => model.Fit(part, labels, batchSize: batch / count, verbose: 0, shuffle: false));
        // The slower process is what all wait for.
        Distribution.Set(new DataParallel());
        own = Distribution.Gather(own).Max();
        if (round >= 0)
            (together[round], alone[round]) = (shared / Steps, own / Steps);
    }

    var shares = together.Zip(alone, (all, own) => (all - own) / all).ToArray();
    var (low, middle, high) = (100 * Quantile(shares, 0.25), 100 * Median(shares), 100 * Quantile(shares, 0.75));
    Print(
        $"{name}: a step {Median(together):F2} ms, its computation {Median(alone):F2} ms, "
        + $"meeting {middle:F0} % (middle half {low:F0} to {high:F0} %)");
}

static double Time(Action work)
{
    var watch = Stopwatch.StartNew();
    work();
    return watch.Elapsed.TotalMilliseconds;
}

static double Median(double[] values) => Quantile(values, 0.5);

static double Quantile(double[] values, double share) => values.Order().ElementAt((int)(share * (values.Length - 1)));

static void Print(string line)
{
    if (Distribution.Rank == 0)
        Console.WriteLine(line);
}
