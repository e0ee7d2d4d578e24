namespace KerasSharp.Activations;

/// <summary><c>log(sigmoid(x))</c>, computed without loss of digits.</summary>
/// <remarks>Source: keras.activations.log_sigmoid.</remarks>
public sealed partial class LogSigmoid : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.logsigmoid(x);
}
