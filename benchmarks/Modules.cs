namespace KerasSharp.Benchmarks;

/// <summary>A module made of a function and the modules that it uses.</summary>
internal sealed class Lambda : nn.Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> _forward;

    public Lambda(Func<Tensor, Tensor> forward, params nn.Module[] parts)
        : base(nameof(Lambda))
    {
        _forward = forward;
        for (var i = 0; i < parts.Length; i++)
            register_module($"part{i}", parts[i]);
    }

    public override Tensor forward(Tensor input) => _forward(input);
}

/// <summary>Attention by hand: four linear layers around libtorch's fused kernel.</summary>
internal sealed class HandAttention : nn.Module<Tensor, Tensor>
{
    private readonly int _heads;
    private readonly bool _causal;
    private readonly TorchSharp.Modules.Linear _query, _key, _value, _output;

    public HandAttention(int size, int heads, int headSize, bool causal)
        : base(nameof(HandAttention))
    {
        (_heads, _causal) = (heads, causal);
        (_query, _key, _value) = (nn.Linear(size, heads * headSize), nn.Linear(size, heads * headSize), nn.Linear(size, heads * headSize));
        _output = nn.Linear(heads * headSize, size);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var (batch, time) = (x.shape[0], x.shape[1]);
        Tensor Heads(Tensor values) => values.view(batch, time, _heads, -1).transpose(1, 2);
        var mixed = nn.functional.scaled_dot_product_attention(
            Heads(_query.call(x)), Heads(_key.call(x)), Heads(_value.call(x)), is_casual: _causal);
        return _output.call(mixed.transpose(1, 2).reshape(batch, time, -1));
    }
}
