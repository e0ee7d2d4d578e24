using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

/// <summary>One weight a sample, as documented, whatever the rank of the values; Keras 3.16 lets such a weight meet the last axis. The
/// numbers are by arithmetic.</summary>
public sealed class SampleWeightRankTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    // Absolute errors 0, 0 in the first sequence and 100, 100 in the second.
    private static Tensor Sequences => tensor(new float[,] { { 1, 1 }, { 101, 101 } }).unsqueeze(-1);

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 50)]
    [InlineData(1, 3, 150)]
    public void A_weight_a_sample_meets_whole_sequences(float first, float second, float loss)
    {
        var weight = tensor([first, second]);
        Assert.Equal(loss, (float)new MeanAbsoluteError().Apply(ones_like(Sequences), Sequences, weight));
        Assert.Equal(loss, (float)new MeanAbsoluteError().Apply(ones_like(Sequences), Sequences, weight.unsqueeze(-1)));
        Assert.Equal(loss * 4, (float)new MeanAbsoluteError(Reduction.Sum).Apply(ones_like(Sequences), Sequences, weight));
    }

    [Fact]
    public void A_weight_a_sample_meets_whole_images()
    {
        var pixels = zeros(3, 3, 3, 1);
        pixels[1] = 2;
        Assert.Equal(4 * 5 / 3f, (float)new MeanSquaredError().Apply(zeros_like(pixels), pixels, tensor([1f, 5, 1])), 1e-5f);
        Assert.Equal(0, (float)new MeanSquaredError().Apply(zeros_like(pixels), pixels, tensor([1f, 0, 1])));
    }

    [Fact]
    public void A_weight_a_step_meets_the_channels_of_its_step()
    {
        var values = Loss.From((_, yPred) => yPred);
        var weight = tensor(new float[,] { { 1, 0 }, { 0, 0 } });
        var yPred = arange(8, float32).reshape(2, 2, 2);
        Assert.Equal((0 + 1) / 8f, (float)values.Apply(yPred, yPred, weight));
    }

    [Theory]
    [InlineData("mae")]
    [InlineData("mse")]
    [InlineData("mape")]
    [InlineData("msle")]
    [InlineData("huber")]
    [InlineData("log_cosh")]
    [InlineData("poisson")]
    [InlineData("kl_divergence")]
    [InlineData("binary_crossentropy")]
    [InlineData("binary_focal_crossentropy")]
    [InlineData("categorical_crossentropy")]
    [InlineData("categorical_focal_crossentropy")]
    [InlineData("categorical_hinge")]
    [InlineData("hinge")]
    [InlineData("squared_hinge")]
    [InlineData("cosine_similarity")]
    public void Every_loss_over_sequences_weighs_samples(string name)
    {
        manual_seed(3);
        Loss loss = name;
        var (yTrue, yPred) = (rand(3, 3, 4), rand(3, 3, 4));
        Tensor Of(int row) => loss.Apply(yTrue.narrow(0, row, 1), yPred.narrow(0, row, 1));
        var expected = ((float)Of(0) + (2 * (float)Of(1)) + (4 * (float)Of(2))) / 3;
        Assert.Equal(expected, (float)loss.Apply(yTrue, yPred, tensor([1f, 2, 4])), 1e-4f * Math.Abs(expected));
    }

    [Fact]
    public void Labels_of_sequences_weigh_by_sample()
    {
        Loss loss = "sparse_categorical_crossentropy";
        var yPred = tensor(new float[,,] { { { 0.5f, 0.5f }, { 0.5f, 0.5f } }, { { 0.25f, 0.75f }, { 0.25f, 0.75f } } });
        var weighted = loss.Apply(zeros(2, 2, int64), yPred, tensor([2f, 0]));
        Assert.Equal(Math.Log(2), (float)weighted, 1e-6f);
    }

    [Fact]
    public void Behind_a_mask_a_sample_weighs_its_valid_steps()
    {
        var mask = tensor(new[,] { { true, false }, { true, true } });
        // Errors 0 | 100, 100; three valid steps.
        Assert.Equal(200 * 3 / 3f, (float)new MeanAbsoluteError().Apply(ones_like(Sequences), Sequences, tensor([7f, 3]), mask), 1e-3f);
        Assert.Equal(0, (float)new MeanAbsoluteError().Apply(ones_like(Sequences), Sequences, tensor([7f, 0]), mask));
    }

    [Fact]
    public void A_mask_of_samples_and_weights_of_steps_meet()
    {
        var weight = tensor(new float[,] { { 5, 5 }, { 1, 3 } });
        // Two of the four steps' worth of values are valid: mean over the valid half.
        Assert.Equal(
            (100 + 300) / 2f, (float)new MeanAbsoluteError().Apply(ones_like(Sequences), Sequences, weight, tensor([false, true])), 1e-3f);
    }

    [Fact]
    public void Dice_with_axes_within_the_samples_weighs_samples()
    {
        // Per sample and channel: a full match is 0, a full miss 1.
        var yTrue = ones(2, 2, 2, 2);
        var yPred = ones(2, 2, 2, 2);
        yPred[1] = 0;
        foreach (Loss loss in new Loss[] { new Dice(axis: [1, 2]), new Tversky(axis: [1, 2]), new Dice(axis: -1) })
        {
            Assert.Equal(0, (float)loss.Apply(yTrue, yPred, tensor([1f, 0])), 1e-5f);
            Assert.Equal(1.5f, (float)loss.Apply(yTrue, yPred, tensor([1f, 3])), 1e-5f);
        }
    }

    [Fact]
    public void Sums_over_the_samples_refuse_weights()
    {
        var y = ones(2, 2, 2);
        foreach (Loss loss in new Loss[] { new Dice(axis: 0), new Tversky(axis: [-3, 1]) })
            Assert.Contains("sums over the samples", Assert.Throws<ArgumentException>(() => loss.Apply(y, y, ones(2))).Message);
    }

    [Fact]
    public void Weights_that_fit_nothing_are_refused()
    {
        foreach (var weight in new[] { ones(3), ones(3, 2), ones(2, 3), ones(1, 2, 2) })
        {
            var error = Assert.Throws<ArgumentException>(() => new MeanAbsoluteError().Apply(ones_like(Sequences), Sequences, weight));
            Assert.Equal("sampleWeight", error.ParamName);
        }
    }

    [Fact]
    public void Weights_of_more_axes_than_the_values_are_refused()
    {
        // Square shapes would broadcast without a word.
        var error = Assert.Throws<ArgumentException>(() => new MeanAbsoluteError().Apply(ones(3, 3), zeros(3, 3), ones(3, 3)));
        Assert.Equal("sampleWeight", error.ParamName);
    }
}
