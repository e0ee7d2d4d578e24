namespace KerasSharp.Activations;

/// <summary>An activation function that is a delegate.</summary>
internal sealed class DelegateActivation(Func<Tensor, Tensor> function) : ActivationFunction
{
    private readonly Func<Tensor, Tensor> _function = function ?? throw new ArgumentNullException(nameof(function));

    protected override Tensor Call(Tensor x) => _function(x);

    public override Config GetConfig() =>
        throw new NotSupportedException(
            "An activation made from a delegate has no config. To save it, derive a partial class from ActivationFunction.");
}
