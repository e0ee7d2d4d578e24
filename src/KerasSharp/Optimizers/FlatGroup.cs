namespace KerasSharp.Optimizers;

/// <summary>Weights of one type on one device, and their slots, in one buffer each: the weights are views into it, and an update is a
/// handful of kernels.</summary>
internal sealed class FlatGroup : IDisposable
{
    private readonly List<TrackedVariable> _members;

    /// <summary>Moves the weights and slots into buffers. The tensor objects stay the same; only their memory is another.</summary>
    /// <param name="members">The weights.</param>
    /// <param name="slots">The slots, a list for each kind, by the weights' index.</param>
    public FlatGroup(List<TrackedVariable> members, IReadOnlyList<IReadOnlyList<Variable>> slots)
    {
        _members = members;
        Weights = Gather(members.Select(member => member.Variable.Value).ToList());
        Slots = [.. slots.Select(kind => Gather(members.Select(member => kind[member.Index].Value).ToList()))];
        foreach (var member in members)
            member.Variable.Home = this;
    }

    /// <summary>All weights, one after the other.</summary>
    public Tensor Weights { get; }

    /// <summary>All slots of each kind.</summary>
    public Tensor[] Slots { get; }

    /// <summary>Whether all weights have a gradient and the same decay, so that the whole group can be updated at once.</summary>
    public bool IsWhole => _members.TrueForAll(member => member.Gradient is not null && member.Decay == _members[0].Decay);

    /// <summary>Whether all weights are still where they were put; another optimizer may have taken them.</summary>
    public bool IsCurrent => _members.TrueForAll(member => ReferenceEquals(member.Variable.Home, this));

    /// <summary>The weights.</summary>
    public IReadOnlyList<TrackedVariable> Members => _members;

    /// <summary>All gradients, one after the other.</summary>
    public Tensor Gradients() => cat(_members.Select(member => member.Gradient!.reshape(-1)).ToArray());

    public void Dispose()
    {
        Weights.Dispose();
        foreach (var slot in Slots)
            slot.Dispose();
        foreach (var member in _members)
        {
            if (ReferenceEquals(member.Variable.Home, this))
                member.Variable.Home = null;
        }
    }

    private static Tensor Gather(List<Tensor> tensors)
    {
        using var scope = NewDisposeScope();
        var all = cat(tensors.Select(tensor => tensor.detach().reshape(-1)).ToArray()).DetachFromDisposeScope();
        long start = 0;
        foreach (var tensor in tensors)
        {
            var count = tensor.numel();
            tensor.set_(all.narrow(0, start, count).view(tensor.shape));
            start += count;
        }

        return all;
    }
}
