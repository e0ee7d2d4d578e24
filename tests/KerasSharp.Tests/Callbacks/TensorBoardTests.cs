using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Google.Protobuf;

namespace KerasSharp.Tests.Callbacks;

public sealed class TensorBoardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Epochs_are_written_as_scalars()
    {
        using var model = Course.Model();
        Fit(model, new TensorBoard(_folder.Path), epochs: 2);
        var training = Read("train");
        Assert.Equal("brain.Event:2", training[0].Version);
        Assert.Equal(
            ["keras", "epoch_loss", "epoch_learning_rate", "epoch_loss", "epoch_learning_rate"], training[1..].Select(entry => entry.Tag));
        Assert.Equal([0L, 0, 0, 1, 1], training[1..].Select(entry => entry.Step));
        Assert.Equal(model.History!["loss"].Select(value => (float)value), training.Where(entry => entry.Tag == "epoch_loss").Select(
            entry => entry.Floats[0]));
        Assert.All(training[2..], entry => Assert.Equal(("scalars", 1), (entry.Plugin, entry.DataClass)));
        var validation = Read("validation");
        Assert.Equal(
            ["evaluation_loss_vs_iterations", "epoch_loss", "evaluation_loss_vs_iterations", "epoch_loss"], validation[1..].Select(
            entry => entry.Tag));
        Assert.Equal([3L, 0, 6, 1], validation[1..].Select(entry => entry.Step));
        using var json = JsonDocument.Parse(training[1].Texts[0]);
        Assert.Equal(("graph_keras_model", "Sequential"), (training[1].Plugin, json.RootElement.GetProperty("class_name").GetString()));
    }

    [Fact]
    public void Batches_are_written_where_that_is_asked_for()
    {
        using var model = Course.Model();
        Fit(model, new TensorBoard(_folder.Path, writeGraph: false, writeStepsPerSecond: true, updateFreq: 2), epochs: 2);
        var training = Read("train")[1..];
        Assert.Equal([2L, 4, 6], training.Where(entry => entry.Tag == "batch_loss").Select(entry => entry.Step));
        Assert.Equal([2L, 4, 6], training.Where(entry => entry.Tag == "batch_steps_per_second").Select(entry => entry.Step));
        Assert.All(training.Where(entry => entry.Tag == "epoch_steps_per_second"), entry => Assert.True(entry.Floats[0] > 0));
        Assert.DoesNotContain(training, entry => entry.Tag == "keras");
    }

    [Fact]
    public void Weights_are_written_as_histograms_and_images()
    {
        using var model = new Sequential([new Input([3]), new Dense(2, name: "d", kernelInitializer: "ones")], name: "m");
        model.Compile(new KerasSharp.Optimizers.SGD(0.0), "mse");
        model.Fit(new float[1, 3], new float[1, 2], epochs: 3, verbose: 0, callbacks: [new TensorBoard(
            _folder.Path, histogramFreq: 2, writeImages: true)]);
        var training = Read("train")[2..];
        var histograms = training.Where(entry => entry.Plugin == "histograms").ToArray();
        Assert.Equal(
            [("m/d/kernel/histogram", 0L), ("m/d/bias/histogram", 0), ("m/d/kernel/histogram", 2), ("m/d/bias/histogram", 2)],
            histograms.Select(entry => (entry.Tag, entry.Step)));
        Assert.Equal([0.5, 1.5, 6], histograms[0].Doubles);
        Assert.Equal([1L, 3], histograms[0].Shape);
        var image = training.First(entry => entry.Tag == "m/d/kernel/image");
        Assert.Equal(["3", "2"], image.Texts[..2].Select(Encoding.UTF8.GetString));
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], image.Texts[2][..8]);
    }

    [Fact]
    public void A_histogram_counts_all_values()
    {
        using var model = new Sequential([new Input([100]), new Dense(50)]);
        model.Compile("sgd", "mse");
        model.Fit(new float[1, 100], new float[1, 50], verbose: 0, callbacks: [new TensorBoard(_folder.Path, histogramFreq: 1)]);
        var kernel = Read("train").First(entry => entry.Tag.EndsWith("kernel/histogram", StringComparison.Ordinal));
        var values = model.Weights[0].Value.data<float>().ToArray();
        Assert.Equal([30L, 3], kernel.Shape);
        Assert.Equal((values.Min(), values.Max()), ((float)kernel.Doubles[0], (float)kernel.Doubles[^2]));
        for (var bucket = 0; bucket < 30; bucket++)
        {
            var (left, right, count) = (kernel.Doubles[3 * bucket], kernel.Doubles[(3 * bucket) + 1], kernel.Doubles[(3 * bucket) + 2]);
            var inside = values.Count(value => value > left + 1e-6 && value < right - 1e-6);
            Assert.InRange(count, inside, inside + 10);
        }

        Assert.Equal(5000, kernel.Doubles.Where((_, i) => i % 3 == 2).Sum());
    }

    [Fact]
    public void Embeddings_are_written_for_the_projector()
    {
        using var model = new Sequential([new Input([2]), new Embedding(3, 2, name: "words"), new Flatten(), new Dense(1)]);
        model.Compile("sgd", "mse");
        var callback = new TensorBoard(_folder.Path, embeddingsFreq: 1, embeddingsMetadata: "words.tsv");
        model.Fit(new float[1, 2], new float[1, 1], verbose: 0, callbacks: [callback]);
        Assert.Equal(
            "embeddings {\n  tensor_name: \"words/embeddings\"\n  metadata_path: \"words.tsv\"\n  tensor_path: \"train/words.tsv\"\n}\n",
            File.ReadAllText(_folder["projector_config.pbtxt"]));
        var rows = File.ReadAllLines(Path.Combine(_folder.Path, "train", "words.tsv")).Select(line => line.Split('\t').Select(float.Parse))
            .SelectMany(row => row);
        Assert.Equal(model.Weights[0].Value.data<float>().ToArray(), rows);

        var wrong = new TensorBoard(
            _folder.Path, embeddingsFreq: 1, embeddingsMetadata: new Dictionary<string, string> { ["letters"] = "letters.tsv" });
        Rejects.With<ArgumentException>("letters", () => model.Fit(new float[1, 2], new float[1, 1], verbose: 0, callbacks: [wrong]));
    }

    [Fact]
    public void An_evaluation_alone_is_written_too()
    {
        using var model = Course.Model();
        model.Evaluate(new float[1, 1], new float[1, 1], verbose: 0, callbacks: [new TensorBoard(_folder.Path, writeGraph: false)]);
        Assert.Equal("evaluation_loss_vs_iterations", Read("validation")[1].Tag);
    }

    [Fact]
    public void What_it_cannot_do_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new TensorBoard(_folder.Path, profileBatch: 2));
        Assert.Throws<ArgumentException>(() => new TensorBoard(_folder.Path, updateFreq: "year"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorBoard(_folder.Path, updateFreq: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorBoard(_folder.Path, histogramFreq: -1));
    }

    private static void Fit(Sequential model, TensorBoard callback, int epochs)
    {
        var (x, y) = (new float[,] { { 1 }, { 2 }, { 3 } }, new float[3, 1]);
        model.SetWeights([new float[,] { { 0.5f } }]);
        model.Optimizer.LearningRate = 0.01;
        model.Fit(x, y, batchSize: 1, epochs: epochs, validationData: (x, y), verbose: 0, callbacks: [callback]);
    }

    /// <summary>The events of a folder, read by another implementation of the wire format; frames and checksums must hold.</summary>
    private Entry[] Read(string name)
    {
        var bytes = File.ReadAllBytes(Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, name), "events.out.tfevents.*.v2")));
        var entries = new List<Entry>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
            Assert.Equal(Masked(bytes.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)));
            var data = bytes.AsSpan(at + 12, length);
            Assert.Equal(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)));
            var entry = new Entry();
            Parse(data.ToArray(), entry, EventField);
            entries.Add(entry);
            at += 16 + length;
        }

        return [.. entries];
    }

    /// <summary>CRC-32C bit by bit.</summary>
    private static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82f63b78 : crc >> 1;
        }

        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
    }

    private static void Parse(byte[] data, Entry entry, Action<int, CodedInputStream, Entry> field)
    {
        var input = new CodedInputStream(data);
        while (input.ReadTag() is var tag and not 0)
            field(WireFormat.GetTagFieldNumber(tag), input, entry);
    }

    private static Action<int, CodedInputStream, Entry> Inner(Action<int, CodedInputStream, Entry> field) =>
        (_, input, entry) => Parse(input.ReadBytes().ToByteArray(), entry, field);

    private static void EventField(int field, CodedInputStream input, Entry entry)
    {
        switch (field)
        {
            case 1:
                Assert.InRange(
                DateTime.UnixEpoch.AddSeconds(input.ReadDouble()), DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(5)); break;
            case 2: entry.Step = input.ReadInt64(); break;
            case 3: entry.Version = input.ReadString(); break;
            case 5: Inner(Inner(ValueField))(field, input, entry); break;
            default: Assert.Fail($"Event has a field {field}."); break;
        }
    }

    private static void ValueField(int field, CodedInputStream input, Entry entry)
    {
        switch (field)
        {
            case 1: entry.Tag = input.ReadString(); break;
            case 8: Inner(TensorField)(field, input, entry); break;
            case 9: Inner(MetadataField)(field, input, entry); break;
            default: Assert.Fail($"Value has a field {field}."); break;
        }
    }

    private static void TensorField(int field, CodedInputStream input, Entry entry)
    {
        switch (field)
        {
            case 1: entry.Type = input.ReadInt32(); break;
            case 2: Inner(Inner((_, size, owner) => owner.Shape.Add(size.ReadInt64())))(field, input, entry); break;
            case 4: entry.Content = input.ReadBytes().ToByteArray(); break;
            case 8: entry.Texts = [.. entry.Texts, input.ReadBytes().ToByteArray()]; break;
            default: Assert.Fail($"Tensor has a field {field}."); break;
        }
    }

    private static void MetadataField(int field, CodedInputStream input, Entry entry)
    {
        switch (field)
        {
            case 1: Inner(PluginField)(field, input, entry); break;
            case 4: entry.DataClass = input.ReadInt32(); break;
            default: Assert.Fail($"Metadata has a field {field}."); break;
        }
    }

    private static void PluginField(int field, CodedInputStream input, Entry entry)
    {
        if (field == 1)
            entry.Plugin = input.ReadString();
        else
            Assert.Equal("1", input.ReadString());
    }

    private sealed class Entry
    {
        public long Step { get; set; }

        public string Version { get; set; } = "";

        public string Tag { get; set; } = "";

        public string Plugin { get; set; } = "";

        public int DataClass { get; set; }

        public int Type { get; set; }

        public List<long> Shape { get; } = [];

        public byte[] Content { get; set; } = [];

        public byte[][] Texts { get; set; } = [];

        public float[] Floats => MemoryMarshal.Cast<byte, float>(Content).ToArray();

        public double[] Doubles => MemoryMarshal.Cast<byte, double>(Content).ToArray();
    }
}
