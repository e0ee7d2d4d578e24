using System.Buffers.Binary;
using System.Text;

namespace KerasSharp.Tests.Models;

public sealed class ModelWeightsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weights").FullName;

    private string File => Path.Combine(_folder, "inner", "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Weights_come_back_also_into_another_model_whose_layers_are_counted_on()
    {
        using var model = new Sequential([new Input([4]), new Dense(5), new BatchNormalization(), new Dense(3)]);
        using var other = new Sequential([new Input([4]), new Dense(5), new BatchNormalization(), new Dense(3)]);
        model.SaveWeights(File);
        Assert.NotEqual(Small.Weights(model)[0], Small.Weights(other)[0]);
        other.LoadWeights(File);
        Assert.Equal(Small.Weights(model), Small.Weights(other));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(File)!));
    }

    [Fact]
    public void Paths_and_models_that_do_not_fit_are_refused()
    {
        using var model = Small.Classifier();
        using var unbuilt = Small.Classifier(immediate: false);
        Rejects.With<ArgumentException>(".safetensors", () => model.SaveWeights("model.bin"));
        Assert.Throws<InvalidOperationException>(() => unbuilt.SaveWeights(File));
        model.SaveWeights(File);
        Assert.Throws<IOException>(() => model.SaveWeights(File, overwrite: false));
        Assert.Throws<InvalidOperationException>(() => unbuilt.LoadWeights(File));
        Assert.Throws<FileNotFoundException>(() => model.LoadWeights(Path.Combine(_folder, "none.safetensors")));
    }

    [Fact]
    public void Missing_and_surplus_names_are_listed()
    {
        using var model = Small.Classifier();
        using var other = new Sequential([new Input([4]), new Dense(5, name: "hidden"), new Dense(3, useBias: false, name: "other")]);
        other.SaveWeights(File);
        var error = Small.Refused<ModelFileException>(model, () => model.LoadWeights(File));
        Assert.Contains("Missing: answer/kernel, answer/bias. Surplus: other/kernel.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_shape_is_refused_before_anything_changes()
    {
        using var model = Small.Classifier();
        using var other = new Sequential([new Input([4]), new Dense(5, name: "hidden"), new Dense(2, name: "answer")]);
        other.SaveWeights(File);
        Assert.Contains(
            "(5, 3)", Small.Refused<ModelFileException>(model, () => model.LoadWeights(File)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(-1)]
    public void A_truncated_file_is_called_damaged(int length)
    {
        using var model = Small.Classifier();
        model.SaveWeights(File);
        var bytes = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, length < 0 ? bytes[..^1] : bytes[..length]);
        Assert.Contains(File, Small.Refused<ModelFileException>(model, () => model.LoadWeights(File)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"a\": null}")]
    [InlineData("{\"a\": 3}")]
    [InlineData("{\"a\": {\"dtype\": \"F32\"}}")]
    [InlineData("{\"a\": {\"dtype\": \"F8_E4M3\", \"shape\": [4], \"data_offsets\": [0, 4]}}")]
    [InlineData("{\"a\": {\"dtype\": \"F32\", \"shape\": [4], \"data_offsets\": [0, 8]}}")]
    [InlineData("{\"a\": {\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 8]}}")]
    [InlineData("{\"a\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [8, 0]}}")]
    [InlineData("{\"a\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0]}}")]
    [InlineData("{\"a\": {\"dtype\": \"F32\", \"shape\": [1.5], \"data_offsets\": [0, 8]}}")]
    [InlineData("{\"a\": {\"dtype\": \"F32\", \"shape\": [4611686018427387904, 4], \"data_offsets\": [0, 8]}}")]
    [InlineData("{\"a\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 9999999]}}")]
    [InlineData("{ this is no JSON")]
    public void A_header_that_is_not_right_is_called_damaged(string header)
    {
        using var model = Small.Classifier();
        Write(header.Length, header);
        Small.Refused<ModelFileException>(model, () => model.LoadWeights(File));
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(200_000_000)]
    public void An_absurd_header_length_is_called_damaged(long length)
    {
        using var model = Small.Classifier();
        Write(length, "{}");
        Assert.Contains(
            $"{length}", Small.Refused<ModelFileException>(model, () => model.LoadWeights(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SetWeights_changes_all_or_nothing()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier();
        var (kernel, bias, second, wrong) = (zeros(4, 5), zeros(5), zeros(5, 3), zeros(4));
        Assert.Contains(
            "length 2", Small.Refused<ArgumentException>(model, () => model.SetWeights([kernel, bias])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "(4,)", Small.Refused<ArgumentException>(
            model, () => model.SetWeights([kernel, bias, second, wrong])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetWeights_gives_copies()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier();
        var before = Small.Weights(model);
        foreach (var weight in model.GetWeights())
            weight.fill_(7);
        Assert.Equal(before, Small.Weights(model));
        model.SetWeights([.. model.GetWeights().Select(weight => (ArrayLike)(weight * 2))]);
        Assert.Equal(before[0].Select(value => value * 2), Small.Weights(model)[0]);
    }

    private void Write(long length, string header)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var bytes = new byte[8 + header.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        Encoding.ASCII.GetBytes(header, bytes.AsSpan(8));
        System.IO.File.WriteAllBytes(File, bytes);
    }
}
