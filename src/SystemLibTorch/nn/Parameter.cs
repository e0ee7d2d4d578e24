using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that is a weight of a module.</summary>
public class Parameter : Tensor
{
    /// <summary>Takes over <paramref name="data"/>, which is empty afterwards, and its place in its dispose scope.</summary>
    public Parameter(Tensor data, bool requires_grad = true) : base(Take(data, requires_grad, out DisposeScope? scope), register: false)
        => scope?.Add(this);

    private static nint Take(Tensor data, bool requires_grad, out DisposeScope? scope)
    {
        data.requires_grad = requires_grad;
        nint handle = data.MoveHandle();
        scope = data.OwningDisposeScope;
        scope?.MarkAsDisposed(data);
        return handle;
    }
}
