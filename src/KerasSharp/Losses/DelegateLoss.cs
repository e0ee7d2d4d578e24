namespace KerasSharp.Losses;

/// <summary>A loss that is a delegate.</summary>
internal sealed class DelegateLoss(Func<Tensor, Tensor, Tensor> function, string name) : Loss(name: name)
{
    private readonly Func<Tensor, Tensor, Tensor> _function = function ?? throw new ArgumentNullException(nameof(function));

    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return _function(yTrue, yPred);
    }

    public override Config GetConfig() =>
        throw new NotSupportedException(
            $"The loss '{Name}' was made from a delegate and has no config. To save it, derive a partial class from Loss.");
}
