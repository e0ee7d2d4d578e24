namespace KerasSharp.Callbacks;

/// <summary>While it lives, Ctrl+C ends a training after its batch, with the history so far; a second one ends the program, as
/// always.</summary>
internal sealed class ConsoleInterrupt : IDisposable
{
    private readonly Model _model;
    private readonly TextWriter _output;

    private ConsoleInterrupt(Model model, TextWriter output)
    {
        (_model, _output) = (model, output);
        Console.CancelKeyPress += OnKey;
    }

    /// <summary>Listens where somebody sits at the keyboard: a service behind a pipe or a log has its own way to end.</summary>
    public static ConsoleInterrupt? Listen(Model model, TextWriter output) =>
        Console.IsOutputRedirected || Console.IsInputRedirected || OperatingSystem.IsBrowser() ? null : new(model, output);

    public void Dispose() => Console.CancelKeyPress -= OnKey;

    /// <summary>Ends the training, once.</summary>
    /// <returns>Whether it still ran, so that the program goes on.</returns>
    internal static bool Stop(Model model, TextWriter output)
    {
        if (model.StopTraining)
            return false;
        model.StopTraining = true;
        output.Write("\nCtrl+C: training ends after this batch. Once more ends the program.\n");
        return true;
    }

    private void OnKey(object? sender, ConsoleCancelEventArgs key)
    {
        if (key.SpecialKey == ConsoleSpecialKey.ControlC && Stop(_model, _output))
            key.Cancel = true;
    }
}
