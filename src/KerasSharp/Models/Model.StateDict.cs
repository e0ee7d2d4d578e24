namespace KerasSharp;

public partial class Model
{
    /// <summary>Copies of the weights as TorchSharp's modules hold them: <c>dense.weight</c> (out, in), gates and biases in torch's
    /// order.</summary>
    /// <param name="like">A module that computes the same: its names are used, <c>module.load_state_dict(model.ToStateDict(module))</c>;
    /// null for the layers' own.</param>
    /// <remarks>Linear, Conv, ConvTranspose, Embedding, BatchNorm, LayerNorm, GroupNorm, PReLU, RNN, LSTM, GRU and MultiheadAttention have
    /// their counterparts; layers that TorchSharp lacks keep Keras's names and shapes. A Dense behind a Flatten of channels-last images
    /// counts its inputs in another order than a module on channels-first ones. <c>state_dict()</c> gives the weights as they are, in
    /// Keras's shapes.</remarks>
    /// <exception cref="ArgumentException">The module has other weights than the model.</exception>
    public Dictionary<string, Tensor> ToStateDict(nn.Module? like = null)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var theirs = like?.state_dict();
        var entries = StateDictEntry.Of(this).ToArray();
        var keys = theirs is null ? Array.ConvertAll(entries, entry => entry.Keys.ToArray()) : StateDictNames.Match(entries, theirs, Name);
        var state = new Dictionary<string, Tensor>();
        foreach (var (entry, names) in entries.Zip(keys))
        {
            foreach (var (name, value) in names.Zip(entry.Values()))
                state[name] = scope.MoveToOuter(value.is_contiguous() ? value.clone() : value.contiguous());
        }

        foreach (var (name, value) in theirs?.Where(pair => StateDictNames.IsBatchCount(pair.Key)) ?? [])
            state[name] = scope.MoveToOuter(value.detach().clone());

        return state;
    }

    /// <summary>Takes over the weights of a TorchSharp module that computes the same, or of its state dict.</summary>
    /// <param name="stateDict">The entries: by the names of <see cref="ToStateDict"/>, else in the order of the layers.</param>
    /// <remarks>See <see cref="ToStateDict"/> for what has a counterpart. Nothing is changed if something does not fit.</remarks>
    /// <exception cref="ArgumentException">An entry is missing, is left over or has another shape; the message names it.</exception>
    public void LoadStateDict(IReadOnlyDictionary<string, Tensor> stateDict)
    {
        ArgumentNullException.ThrowIfNull(stateDict);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var entries = StateDictEntry.Of(this).ToArray();
        var assignments = new List<(Variable Variable, Tensor Value)>();
        foreach (var (entry, names) in entries.Zip(StateDictNames.Match(entries, stateDict, Name)))
        {
            var values = entry.Layout.FromTorch(Array.ConvertAll(names, name => stateDict[name]));
            foreach (var ((variable, _), value) in entry.Stored.Zip(values))
                assignments.Add((variable, value));
        }

        foreach (var (variable, value) in assignments)
            variable.Assign(value);
        foreach (var layer in WithSublayers)
            layer.OnLoaded();
    }
}
