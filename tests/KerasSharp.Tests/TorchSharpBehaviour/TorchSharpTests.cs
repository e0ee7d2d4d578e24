namespace KerasSharp.Tests.TorchSharpBehaviour;

/// <summary>Base of the tests that state what this library relies on TorchSharp and libtorch to do: what a test makes is freed after
/// it.</summary>
/// <remarks>They call TorchSharp itself and none of this library. One that fails with a new version names what has changed below
/// us.</remarks>
public abstract class TorchSharpTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    /// <inheritdoc/>
    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }
}
