using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Disposes of the tensors that were made on its thread while it was the innermost scope. It can own nothing but tensors.</summary>
public sealed partial class DisposeScope : IDisposable
{
    private DisposeScopeManager? manager;
    private Tensor?[] slots = new Tensor?[16];
    private int used;
    private int count;

    internal DisposeScope(DisposeScopeManager manager)
    {
        this.manager = manager;
        OuterScope = manager.CurrentDisposeScope;
    }

    /// <summary>A scope dies undisposed only together with all its tensors, which have no finalizer of their own.</summary>
    ~DisposeScope()
    {
        foreach (var tensor in slots)
            tensor?.Abandon();
    }

    internal DisposeScope? OuterScope { get; set; }

    public IReadOnlyList<IDisposable> DisposablesView => [.. Living()];

    public int DisposablesCount
    {
        get
        {
            ObjectDisposedException.ThrowIf(manager is null, this);
            return count;
        }
    }

    public bool Contains(IDisposable disposable) => disposable is Tensor tensor && ReferenceEquals(tensor.OwningDisposeScope, this);

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
            MoveToOther<IDisposable>(scope, disposable);
    }

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
            Detach<IDisposable>(disposable);
    }

    public void Attach(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        if (disposable is not Tensor tensor)
            throw new InvalidOperationException("DisposeScope can only manage Tensor or PackedSequence");
        if (Transfer(this, tensor)) manager.StatisticsInstance.TensorStatistics.AttachedToScopeCount++;
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var all = disposables.ToList();
        all.ForEach(Attach);
        return all;
    }

    public void DisposeEverything() => DisposeEverythingBut([]);

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        HashSet<IDisposable>? keep = null;
        foreach (var kept in inKeep)
            (keep ??= new(ReferenceEqualityComparer.Instance)).Add(kept);
        for (var slot = 0; slot < used; slot++)
            if (slots[slot] is { } tensor && keep?.Contains(tensor) != true)
                Dispose(tensor);
    }

    public void Dispose()
    {
        if (manager is null) return;
        DisposeEverything();
        manager.Remove(this);
        manager = null;
        GC.SuppressFinalize(this);
    }

    public void MarkAsDisposed(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        if (disposable is not Tensor tensor) return;
        Remove(tensor);
        tensor.SetOwner(null);
    }

    internal void Add(Tensor tensor)
    {
        if (used == slots.Length) MakeRoom();
        tensor.ScopeSlot = used;
        slots[used++] = tensor;
        count++;
        tensor.SetOwner(this);
    }

    private static bool Transfer(DisposeScope scope, Tensor tensor)
    {
        var old = tensor.OwningDisposeScope;
        if (ReferenceEquals(old, scope)) return false;
        old?.Remove(tensor);
        scope.Add(tensor);
        return true;
    }

    private void Dispose(Tensor tensor)
    {
        tensor.Dispose();
        if (Contains(tensor)) MarkAsDisposed(tensor); // its handle had been given away
    }

    private bool Remove(Tensor tensor)
    {
        if (!ReferenceEquals(tensor.OwningDisposeScope, this)) return false;
        slots[tensor.ScopeSlot] = null;
        count--;
        if (count == 0) used = 0;
        return true;
    }

    private IEnumerable<Tensor> Living()
    {
        ObjectDisposedException.ThrowIf(manager is null, this);
        return slots.Take(used).OfType<Tensor>();
    }

    /// <summary>Closes the gaps of removed tensors if they are half of the slots, else doubles the slots.</summary>
    private void MakeRoom()
    {
        var target = count * 2 > slots.Length ? new Tensor?[slots.Length * 2] : slots;
        var next = 0;
        for (var slot = 0; slot < used; slot++)
        {
            if (slots[slot] is not { } tensor) continue;
            tensor.ScopeSlot = next;
            target[next++] = tensor;
        }
        if (ReferenceEquals(target, slots)) Array.Clear(slots, next, used - next);
        slots = target;
        used = next;
    }
}
