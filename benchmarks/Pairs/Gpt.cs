namespace KerasSharp.Benchmarks;

internal sealed class Gpt : TrainingPair
{
    private const int Blocks = 4, Size = 128, Heads = 4, Context = 128, Letters = 96;

    public override string Name => "gpt";

    public override string Title => "small GPT: 4 blocks of 128, 4 heads, 128 steps, batch 16, Adam";

    public override int Steps => 3;

    protected override int BatchSize => 16;

    protected override Model Keras()
    {
        var input = new Input([Context], dtype: ScalarType.Int64);
        var x = new Embedding(Letters, Size).Apply(input) + new Positions(Context, Size).Apply(input);
        for (var block = 0; block < Blocks; block++)
        {
            var normal = x.LayerNormalization();
            x += new MultiHeadAttention(Heads, keyDim: Size / Heads).Apply(normal, normal, useCausalMask: true);
            x += x.LayerNormalization().Dense(4 * Size, activation: "gelu").Dense(Size);
        }

        return new Model(input, x.LayerNormalization().Dense(Letters));
    }

    protected override nn.Module<Tensor, Tensor> Torch()
    {
        var (letters, positions) = (nn.Embedding(Letters, Size), nn.Embedding(Context, Size));
        var blocks = Enumerable.Range(0, Blocks).Select(_ => (
            First: nn.LayerNorm(Size), Attention: new HandAttention(Size, Heads, Size / Heads, causal: true),
            Second: nn.LayerNorm(Size), Wide: nn.Linear(Size, 4 * Size), Narrow: nn.Linear(4 * Size, Size))).ToArray();
        var (normal, output) = (nn.LayerNorm(Size), nn.Linear(Size, Letters));
        var places = arange(Context);
        nn.Module[] parts = [letters, positions, normal, output, .. blocks.SelectMany(
            block => (nn.Module[])[block.First, block.Attention, block.Second, block.Wide, block.Narrow])];
        return new Lambda(
            tokens =>
            {
                var x = letters.call(tokens) + positions.call(places);
                foreach (var block in blocks)
                {
                    x = x + block.Attention.call(block.First.call(x));
                    x = x + block.Narrow.call(nn.functional.gelu(block.Wide.call(block.Second.call(x))));
                }

                return output.call(normal.call(x));
            },
            parts);
    }

    protected override Tensor Inputs(int rows) => randint(0, Letters, [rows, Context], ScalarType.Int64);

    protected override Tensor Targets(int rows) => randint(0, Letters, [rows, Context], ScalarType.Int64);

    protected override Tensor Loss(Tensor logits, Tensor y) => nn.functional.cross_entropy(logits.reshape(-1, Letters), y.reshape(-1));
}

/// <summary>A learned vector for each place of a sequence.</summary>
internal sealed partial class Positions(int time, int size) : Layer
{
    public Variable Table { get; private set; } = null!;

    protected override void Build(Shape input) => Table = AddWeight("positions", [time, size], initializer: "uniform");

    protected override Tensor Call(Tensor x, bool training) => Table.Value;

    public override Shape ComputeOutputShape(Shape input) => [null, time, size];
}
