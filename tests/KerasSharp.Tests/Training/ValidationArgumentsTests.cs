namespace KerasSharp.Tests.Training;

/// <summary>When and on what validation runs, for a model of two outputs; the numbers are real Keras's.</summary>
public sealed class ValidationArgumentsTests : IDisposable
{
    private const string Training =
        "a_loss=1.92404/1.79875/1.68176/1.57251, b_loss=5.70531/4.97484/4.33938/3.78657, loss=7.62934/6.77359/6.02114/5.35907";

    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Every_second_epoch() => Assert.Equal(
        $"{Training}, val_a_loss=1.68176/1.47048, val_b_loss=4.33938/3.30563, val_loss=6.02114/4.77611", Fit(freq: 2));

    [Fact]
    public void After_listed_epochs() => Assert.Equal(
        $"{Training}, val_a_loss=1.79875/1.47048, val_b_loss=4.97484/3.30563, val_loss=6.77359/4.77611", Fit(freq: [1, 4]));

    [Fact]
    public void Less_often_than_there_are_epochs() => Assert.Equal(Training, Fit(freq: 7));

    [Fact]
    public void On_some_steps_of_a_batch_size_of_its_own() => Assert.Equal(
        $"{Training}, val_a_loss=0.41510/0.38271/0.35274/0.32504, val_b_loss=1.04187/0.87475/0.73291/0.61279, "
        + "val_loss=1.45697/1.25746/1.08565/0.93783", Fit(steps: 1, batchSize: 2));

    [Fact]
    public void In_batches_of_other_sizes() => Assert.Equal(
        $"{Training}, val_a_loss=1.79875/1.68176/1.57251/1.47048, val_b_loss=4.97484/4.33938/3.78657/3.30563, "
        + "val_loss=6.77359/6.02114/5.35907/4.77611", Fit(batchSize: 3));

    [Fact]
    public void Out_of_range_is_refused()
    {
        Rejects.With<ArgumentOutOfRangeException>("`validationFreq` must be at least 1", () => Fit(freq: 0));
        Rejects.With<ArgumentOutOfRangeException>("validationFreq=-2", () => Fit(freq: [3, -2]));
        Rejects.With<ArgumentOutOfRangeException>("`validationSteps` must be at least 1", () => Fit(steps: 0));
        Rejects.With<ArgumentOutOfRangeException>("batchSize=0", () => Fit(batchSize: 0));
    }

    private static string Fit(ValidationFreq freq = default, int? steps = null, int? batchSize = null)
    {
        using var model = TwoOutputs.Model();
        TwoOutputs.Compile(model);
        ArrayLike y = new() { ["a"] = TwoOutputs.A, ["b"] = TwoOutputs.B };
        return TwoOutputs.Describe(model.Fit(
            TwoOutputs.X, y, epochs: 4, shuffle: false, verbose: 0, validationData: new(
                TwoOutputs.X, y), validationFreq: freq, validationSteps: steps, validationBatchSize: batchSize));
    }
}
