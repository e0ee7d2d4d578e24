using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The dispose scopes of a thread and what they counted.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? threadSingleton;

    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.StatisticsInstance;

    internal static DisposeScopeManager ThreadSingleton => threadSingleton ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? CurrentDisposeScope { get; private set; }

    internal void Register(Tensor tensor)
    {
        if (CurrentDisposeScope is null)
        {
            StatisticsInstance.TensorStatistics.CreatedOutsideScopeCount++;
            tensor.SetOwner(null);
        }
        else
        {
            StatisticsInstance.TensorStatistics.CreatedInScopeCount++;
            CurrentDisposeScope.Add(tensor);
        }
    }

    internal void Disposing(Tensor tensor)
    {
        if (tensor.OwningDisposeScope is null) StatisticsInstance.TensorStatistics.DisposedOutsideScopeCount++;
        else StatisticsInstance.TensorStatistics.DisposedInScopeCount++;
    }

    internal DisposeScope NewDisposeScope() => CurrentDisposeScope = new DisposeScope(this);

    internal void Remove(DisposeScope scope)
    {
        if (ReferenceEquals(CurrentDisposeScope, scope))
        {
            CurrentDisposeScope = scope.OuterScope;
            return;
        }
        for (var inner = CurrentDisposeScope; inner is not null; inner = inner.OuterScope)
        {
            if (!ReferenceEquals(inner.OuterScope, scope)) continue;
            inner.OuterScope = scope.OuterScope;
            return;
        }
    }
}

public static partial class torch
{
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewDisposeScope();

    public static DisposeScope CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.CurrentDisposeScope!;

    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
