namespace KerasSharp.Tests.Testing;

/// <summary>Gathers warnings instead of printing them. The handler is the process's: tests that use it belong to the collection
/// GlobalRandomState.</summary>
internal sealed class WarningLog : IDisposable
{
    private readonly Action<string>? _before = Warnings.Handler;

    public WarningLog() => Warnings.Handler = Messages.Add;

    public List<string> Messages { get; } = [];

    public void Dispose() => Warnings.Handler = _before;
}
