namespace KerasSharp.Layers;

/// <summary>A computation that ran without keeping values, and runs again in the backward pass.</summary>
/// <param name="compute">The computation, from inputs and their masks.</param>
/// <param name="inputs">The number of inputs.</param>
internal sealed class Rematerialized(Func<Tensor[], Tensor?[], Tensor[]> compute, int inputs)
{
    private readonly bool? _training = CallScope.Current?.Training;
    // The source of random numbers of a device cannot be put back, but begun anew.
    private readonly long? _deviceSeed = KerasConfig.Device.type == DeviceType.CUDA ? randint(int.MaxValue, [1]).ToInt64() : null;
    private KeyValuePair<SeedGenerator, (int Seed, int Counter)>[] _drawn = [];
    private Variable[] _weights = [];
    private Variable[] _changed = [];
    private bool[] _masked = [];
    private bool[] _needed = [];

    /// <summary>Runs an activation function.</summary>
    public static Tensor Activation(Func<Tensor, Tensor> function, Tensor x) => Run((given, _) => [function(given[0])], [x], [])[0];

    /// <summary>Runs a computation; where gradients are kept it is the one node of the graph.</summary>
    /// <param name="compute">The computation, from inputs and their masks.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="masks">Their masks.</param>
    public static Tensor[] Run(Func<Tensor[], Tensor?[], Tensor[]> compute, Tensor[] inputs, Tensor?[] masks) =>
        is_grad_enabled() && !CallState.InTrial ? new Rematerialized(compute, inputs.Length).First(inputs, masks) : compute(inputs, masks);

    /// <summary>Which arguments of the function are tensors: all but the last.</summary>
    public bool[] AreTensors => [.. Enumerable.Repeat(true, inputs + _weights.Length), false];

    /// <summary>The gradients of the inputs and weights.</summary>
    /// <param name="saved">What <see cref="RematFunction"/> saved.</param>
    /// <param name="outer">The gradients of the outputs; those that are not used are invalid.</param>
    public List<Tensor> Backward(List<Tensor> saved, List<Tensor> outer)
    {
        using var scope = NewDisposeScope();
        var differentiable = is_grad_enabled();
        using var keeps = enable_grad();
        var rest = new Queue<Tensor>(saved);
        var found = new Tensor?[inputs];
        var leaves = Enumerable.Range(0, inputs).Select(i => Again(rest.Dequeue(), _needed[i], differentiable)).ToArray();
        var given = leaves.Select((leaf, i) => _needed[i] && !differentiable
            ? CaughtGradient.Of(leaf, gradient => found[i] = gradient) : leaf).ToArray();
        foreach (var _ in _weights)
            rest.Dequeue();
        var weights = Array.ConvertAll(_weights, weight => weight.Value);
        var masks = Array.ConvertAll(_masked, masked => masked ? rest.Dequeue() : null);
        for (var i = 0; i < Math.Min(given.Length, masks.Length); i++)
        {
            if (masks[i] is { } mask)
                TensorMask.Set(given[i], mask);
        }

        // Until the gradients are there: what changes under them would be refused.
        using var before = new StateBefore(_drawn, rest.Dequeue(), [.. _changed.Select(variable => (variable, rest.Dequeue()))]);
        var (outputs, _) = Compute(given, masks);
        var pairs = outputs.Zip(outer).Where(pair => !pair.Second.IsInvalid && pair.First.requires_grad).ToList();
        Tensor[] sources = [.. weights, .. leaves.Where(leaf => leaf.requires_grad)];
        if (pairs.Count == 0)
            return [.. new Tensor[inputs + weights.Length + 1]];
        var gradients = new Queue<Tensor?>(GuardedGradient.Of(
            [.. pairs.Select(pair => pair.First)], sources, [.. pairs.Select(pair => pair.Second)], differentiable));
        var ofWeights = weights.Select(_ => gradients.Dequeue()).ToArray();
        for (var i = 0; i < inputs; i++)
        {
            var ofLeaf = leaves[i].requires_grad ? gradients.Dequeue() : null;
            found[i] ??= ofLeaf;
        }

        Tensor?[] all = [.. found, .. ofWeights, null];
        return [.. all.Select(gradient => gradient?.MoveToOuterDisposeScope()!)];
    }

    private static Tensor Again(Tensor saved, bool needed, bool differentiable) =>
        !needed ? saved.detach() : differentiable ? saved.alias() : saved.detach().requires_grad_();

    private Tensor[] First(Tensor[] given, Tensor?[] masks)
    {
        using var scope = NewDisposeScope();
        Tensor[] outputs;
        List<Layer> owners;
        var record = new RematRecord();
        using (record)
        using (no_grad())
            (outputs, owners) = Compute(given, masks);
        var changed = record.Changed(scope);
        _drawn = [.. record.Drawn];
        _weights = [.. record.Weights];
        _changed = Array.ConvertAll(changed, pair => pair.Variable);
        _masked = Array.ConvertAll(masks, mask => mask is not null);
        _needed = Array.ConvertAll(given, input => input.requires_grad);
        var weights = Array.ConvertAll(_weights, weight => weight.Value);
        Tensor[] saved = [.. given, .. weights, .. masks.OfType<Tensor>(), record.Random, .. changed.Select(pair => pair.Before)];
        var wrapped = weights.Length > 0 || Array.Exists(_needed, needed => needed)
            ? RematFunction.Run(this, [.. given, .. weights], outputs, saved) : outputs;
        var count = outputs.Length - owners.Count;
        for (var i = 0; i < outputs.Length; i++)
        {
            if (scope.Contains(wrapped[i]))
                wrapped[i].MoveToOuterDisposeScope();
            if (i < count)
                TensorMask.Pass(outputs[i], wrapped[i]);
            else
                owners[i - count].TakeLoss(wrapped[i]);
        }

        return wrapped[..count];
    }

    /// <summary>The outputs, then the losses that layers added, and the layers of these.</summary>
    private (Tensor[] Outputs, List<Layer> Owners) Compute(Tensor[] given, Tensor?[] masks)
    {
        using var calls = CallScope.Apart(_training);
        // The inputs are kept for the second time.
        using var overwriting = CallState.Overwriting(null);
        if (_deviceSeed is { } seed)
            cuda.manual_seed(seed);
        var outputs = compute(given, masks);
        // An output that is given twice is two.
        for (var i = 1; i < outputs.Length; i++)
        {
            if (outputs[..i].Any(earlier => ReferenceEquals(earlier, outputs[i])))
                outputs[i] = TensorMask.Pass(outputs[i], outputs[i].clone());
        }

        return ([.. outputs, .. calls.Losses ?? []], calls.LossOwners!);
    }
}
