using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Training.Data;

/// <summary>A model that notes which batches reach its steps, by the first number of their input; those below 0 are passed over. Its
/// weights do not move.</summary>
internal sealed partial class Recorder : Model
{
    private readonly Dense _dense = new(1, kernelInitializer: "ones");

    public Recorder()
    {
        Compile(new SGD(0), "mse");
        this.Fit([Ignored()], verbose: 0);
    }

    public List<int> Seen { get; } = [];

    /// <summary>A batch that is not noted.</summary>
    public static Batch Ignored() => Numbered(-1);

    /// <summary>A batch of a number.</summary>
    public static Batch Numbered(int number) => (full([2, 3], number, ScalarType.Float32), zeros(2, 1));

    /// <summary>The batches that an action leads to.</summary>
    public int[] During(Action action)
    {
        Seen.Clear();
        action();
        return [.. Seen];
    }

    protected override Tensor Call(Tensor x, bool training) => _dense.Apply(x);

    protected override Logs TrainStep(Batch batch) => base.TrainStep(Note(batch));

    protected override Logs TestStep(Batch batch) => base.TestStep(Note(batch));

    protected override Tensor[] PredictStep(Batch batch) => base.PredictStep(Note(batch));

    private Batch Note(Batch batch)
    {
        var number = (int)batch.X[0][0, 0].item<float>();
        if (number >= 0)
            Seen.Add(number);
        return batch;
    }
}
