using System.Diagnostics;
using System.Globalization;

namespace KerasSharp.Tests.Saving;

/// <summary>Saves a model in all formats in a process of its own, which can be killed or be short of room. This assembly's entry point
/// starts it.</summary>
internal static class SavingProcess
{
    public const string Verb = "save";
    public static readonly string[] Files = ["m.keras", "m.weights.h5", "m.h5", "m.safetensors"];
    private const int Width = 128, FileTooLarge = 25;

    /// <summary>A model all of whose weights are one number.</summary>
    public static Sequential Model(double value)
    {
        var model = new Sequential([new Input([Width]), new Dense(Width), new Dense(Width)]);
        model.SetWeights([.. model.Weights.Select(weight => (ArrayLike)full(weight.Value.shape, value))]);
        return model;
    }

    /// <summary>Saves a model as the extension says.</summary>
    public static void Save(Model model, string path)
    {
        if (path.EndsWith(".keras", StringComparison.Ordinal))
            model.Save(path);
        else
            model.SaveWeights(path);
    }

    /// <summary>The number that all weights of a saved model are.</summary>
    public static double Read(string path)
    {
        using var scope = NewDisposeScope();
        using var model = path.EndsWith(".keras", StringComparison.Ordinal) ? KerasSharp.Model.Load(path) : Model(-1);
        if (!path.EndsWith(".keras", StringComparison.Ordinal))
            model.LoadWeights(path);
        var all = cat([.. model.Weights.Select(weight => weight.Value.detach().flatten())]);
        var value = all[0].item<float>();
        Assert.True(all.eq(value).all().item<bool>(), $"{path} holds a mixture.");
        return value;
    }

    /// <summary>Saves over and over, each time with the next number.</summary>
    /// <param name="arguments">The verb, the folder, the first number, how often, and the files; for each a line is printed.</param>
    public static int Run(string[] arguments)
    {
        set_num_threads(1);
        // The signal that a file is too large would end the process; without it, writing fails. It may come late: its handler stays to the
        // end.
        var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            (System.Runtime.InteropServices.PosixSignal)FileTooLarge, context => context.Cancel = true);
        var first = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        Console.WriteLine(Environment.ProcessId);
        Console.ReadLine();
        for (var i = 0; i < int.Parse(arguments[3], CultureInfo.InvariantCulture); i++)
        {
            using var model = Model(first + i);
            foreach (var file in arguments[4..])
            {
                try
                {
                    Save(model, Path.Combine(arguments[1], file));
                    Console.WriteLine(file);
                }
                catch (Exception e)
                {
                    Console.WriteLine($"{e.GetType().Name}: {e.Message}");
                }
            }
        }

        GC.KeepAlive(signal);
        return 0;
    }

    /// <summary>Starts it; it prints its number, waits for a line, and prints a line for each file.</summary>
    public static Process Start(string folder, int first, int times, params string[] files)
    {
        string[] arguments =
            ["exec", typeof(SavingProcess).Assembly.Location, Verb, folder, first.ToString(CultureInfo.InvariantCulture), times.ToString(
            CultureInfo.InvariantCulture), .. files];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        return Process.Start(start)!;
    }
}
