// A small GPT: learns to write, letter by letter, from a text that every Debian and Ubuntu ships (or one of yours: transformer my.txt).
#:project ../src/KerasSharp

using System.Text;
using KerasSharp;
using KerasSharp.Layers;
using KerasSharp.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

const int Context = 64, Size = 96, Heads = 4, Blocks = 2, BatchSize = 24;
var quick = args.Contains("quick");
var path = args.FirstOrDefault(File.Exists) ?? "/usr/share/common-licenses/GPL-3";
if (!File.Exists(path))
{
    Console.Error.WriteLine(
        $"{path} is missing: Debian's and Ubuntu's package base-files has it. On another system give a text: transformer my.txt");
    return 2;
}

Utils.SetRandomSeed(42);
var text = string.Join(' ', File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
char[] letters = [.. text.Distinct().Order()];
var codes = letters.Index().ToDictionary(pair => pair.Item, pair => (long)pair.Index);
var data = tensor(text.Select(letter => codes[letter]).ToArray());
// The last tenth is kept for the test.
var learned = data.shape[0] * 9 / 10;
Console.WriteLine($"{Path.GetFileName(path)}: {text.Length} letters, {letters.Length} different ones.");

var input = new Input([Context], dtype: ScalarType.Int64, name: "letters");
var x = new Embedding(letters.Length, Size).Apply(input) + new Positions(Size).Apply(input);
for (var block = 0; block < Blocks; block++)
{
    // Each place looks at itself and those before it, then thinks for itself; both add to what it was.
    var normal = x.LayerNormalization();
    x += new MultiHeadAttention(Heads, keyDim: Size / Heads).Apply(normal, normal, useCausalMask: true);
    x += x.LayerNormalization().Dense(4 * Size, activation: "gelu").Dense(Size);
}

var model = new Model(input, x.LayerNormalization().Dense(letters.Length), name: "gpt");
model.Summary();
model.Compile(
    optimizer: new AdamW(2e-3), loss: new KerasSharp.Losses.SparseCategoricalCrossentropy(fromLogits: true), metrics: ["accuracy"]);
model.Fit(Windows(0, learned), epochs: quick ? 1 : 6, stepsPerEpoch: quick ? 10 : 80, verbose: 2);

var (loss, accuracy) = model.Evaluate(Windows(learned, data.shape[0]).Take(10), verbose: 0);
var most = text.CountBy(letter => letter).Max(pair => pair.Value);
Console.WriteLine(
    $"On text that it has not seen: loss {loss:F3} (guessing among all letters: {Math.Log(letters.Length):F3}), next letter right in "
    + $"{accuracy:P1} (always a space: {(double)most / text.Length:P1}).");
Console.WriteLine($"It writes:\n{Write("This License ", quick ? 40 : 300)}");
return 0;

// Random windows without end; the answer to each place is the letter after it.
IEnumerable<Batch> Windows(long from, long to)
{
    var offsets = arange(Context).unsqueeze(0);
    while (true)
    {
        using var scope = NewDisposeScope();
        var indices = randint(from, to - Context - 1, [BatchSize, 1]) + offsets;
        yield return (data[indices].MoveToOuterDisposeScope(), data[indices + 1].MoveToOuterDisposeScope());
    }
}

string Write(string start, int count)
{
    var written = new StringBuilder(start);
    while (written.Length < start.Length + count)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var last = written.ToString()[^Math.Min(written.Length, Context)..];
        // What stands after the text is not looked at: a place sees only those before it.
        var letter = tensor(last.PadRight(Context).Select(letter => codes[letter]).ToArray()).unsqueeze(0);
        var chances = nn.functional.softmax(model.Apply(letter)[0][last.Length - 1] / 0.5, -1);
        written.Append(letters[multinomial(chances, 1).item<long>()]);
    }

    return written.ToString();
}

/// <summary>A learned vector for each place in the text.</summary>
/// <param name="size">Size of a vector.</param>
internal sealed partial class Positions(int size) : Layer(null)
{
    private Variable? _vectors;

    public int Size { get; } = size;

    public override Shape ComputeOutputShape(Shape input) => [input[0], input[1], Size];

    protected override void Build(Shape input) => _vectors = AddWeight("vectors", [input[1], Size], "uniform");

    protected override Tensor Call(Tensor x, bool training) => _vectors!.Value.unsqueeze(0).expand(x.shape[0], -1, -1);
}
