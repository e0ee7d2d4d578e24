using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using KerasSharp.Datasets;

namespace KerasSharp.Benchmarks;

/// <summary>Work that is measured in a process of its own: this program again, with the work's name.</summary>
internal static class ChildProcess
{
    /// <summary>Microseconds from the start of the process to the end of its work.</summary>
    public static double Time(string work)
    {
        var watch = Stopwatch.StartNew();
        Ask(work);
        return watch.Elapsed.TotalMicroseconds;
    }

    /// <summary>The process's peak resident memory, in megabytes.</summary>
    public static double PeakMemory(string work) => double.Parse(Ask(work), CultureInfo.InvariantCulture) / 1e6;

    /// <summary>The work itself; its peak memory goes to the output.</summary>
    public static int Run(string work)
    {
        switch (work)
        {
            case "start-ours":
                StartOurs();
                break;
            case "start-by-hand":
                StartByHand();
                break;
            case "mnist-ours":
                MnistOurs();
                break;
            case "mnist-by-hand":
                MnistByHand();
                break;
            default:
                return 2;
        }

        Console.WriteLine(Process.GetCurrentProcess().PeakWorkingSet64);
        return 0;
    }

    // Each by itself, so that no process compiles or loads what another one needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StartOurs()
    {
        var model = new Sequential([new Input([8]), new Dense(16, activation: "relu"), new Dense(1)]);
        model.Compile(optimizer: "adam", loss: "mse");
        model.Fit(randn(64, 8), randn(64, 1), verbose: 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StartByHand()
    {
        var model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1));
        var optimizer = optim.Adam(model.parameters());
        var (x, y) = (randn(64, 8), randn(64, 1));
        for (var i = 0; i < 2; i++)
        {
            var loss = nn.functional.mse_loss(model.call(x.narrow(0, i * 32, 32)), y.narrow(0, i * 32, 32));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MnistOurs()
    {
        var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
        xTrain = xTrain.reshape(60000, 784);
        xTest = xTest.reshape(10000, 784);
        var model = new Sequential(
            [
                new Input([784]), new Rescaling(1.0 / 255), new Dense(128, activation: "relu"), new Dropout(0.2),
                new Dense(10, activation: "softmax"),
            ]);
        model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        model.Fit(xTrain, yTrain, epochs: 1, verbose: 0);
        model.Evaluate(xTest, yTest, verbose: 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MnistByHand()
    {
        var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
        xTrain = xTrain.reshape(60000, 784) / 255.0;
        xTest = xTest.reshape(10000, 784) / 255.0;
        var model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 10));
        var optimizer = optim.Adam(model.parameters());
        var order = randperm(60000);
        for (var first = 0; first < 60000; first += 32)
        {
            using var scope = NewDisposeScope();
            var rows = order.narrow(0, first, 32);
            var loss = nn.functional.cross_entropy(
                model.call(xTrain.index_select(0, rows)), yTrain.index_select(0, rows).to_type(ScalarType.Int64));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        using var mode = no_grad();
        model.eval();
        model.call(xTest).argmax(1).eq(yTest).sum().item<long>();
    }

    private static string Ask(string work)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(ChildProcess).Assembly.Location, "child", work])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException(
            $"The child process '{work}' ended with {process.ExitCode}.");
    }
}
