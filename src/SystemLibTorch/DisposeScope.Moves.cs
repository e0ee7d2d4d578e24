using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The forms for one, two and three tensors, which hand them back.</summary>
public sealed partial class DisposeScope
{
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(OuterScope, disposable);

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable => MoveToOther(OuterScope, first, second);

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => MoveToOther(OuterScope, first, second, third);

    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        if (scope is null) return Detach(disposable);
        if (disposable is Tensor tensor && Contains(tensor)) Transfer(scope, tensor);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable => (MoveToOther(scope, first), MoveToOther(scope, second));

    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second), MoveToOther(scope, third));

    public T Detach<T>(T disposable) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        if (disposable is Tensor tensor && Remove(tensor))
        {
            manager.StatisticsInstance.TensorStatistics.DetachedFromScopeCount++;
            tensor.SetOwner(null);
        }
        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable => (Detach(first), Detach(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (Detach(first), Detach(second), Detach(third));

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut([first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut([first, second, third]);
        return (first, second, third);
    }
}
