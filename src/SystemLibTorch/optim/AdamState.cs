using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The moments of Adam and AdamW, and the update they share.</summary>
internal sealed class AdamState(Parameter parameter, bool amsgrad) : OptimizerState(parameter), IDisposable
{
    private long _step;
    private Tensor? _average;
    private Tensor? _averageOfSquares;
    private Tensor? _maximum;

    public override void Initialize(OptimizerOptions options)
    {
        Dispose();
        _step = 0;
        _average = Zeros();
        _averageOfSquares = Zeros();
        _maximum = amsgrad ? Zeros() : null;
    }

    public void Update(Tensor grad, double lr, double beta1, double beta2, double eps)
    {
        _step++;
        double correction1 = 1 - Math.Pow(beta1, _step);
        double correction2 = 1 - Math.Pow(beta2, _step);
        _average!.mul_(beta1).add_(grad, alpha: 1 - beta1);
        _averageOfSquares!.mul_(beta2).addcmul_(grad, grad, value: 1 - beta2);
        if (_maximum is not null)
        {
            Tensor old = _maximum;
            _maximum = maximum(old, _averageOfSquares).DetachFromDisposeScope();
            old.Dispose();
        }
        Tensor denominator = (_maximum ?? _averageOfSquares).sqrt().div_(Math.Sqrt(correction2)).add_(eps);
        _parameter.addcdiv_(_average, denominator, value: -lr / correction1);
    }

    public void Dispose()
    {
        _average?.Dispose();
        _averageOfSquares?.Dispose();
        _maximum?.Dispose();
    }
}
