namespace KerasSharp;

public partial class Model
{
    /// <summary>One step of training on the given rows.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="sampleWeight">Weights of the rows.</param>
    /// <param name="classWeight">Weights of the classes by label; others weigh 1.</param>
    /// <returns>The loss and the metrics of this batch.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="ArgumentException">The data does not fit the model, the losses or itself.</exception>
    /// <remarks>Source: keras.Model.train_on_batch.</remarks>
    public Evaluation TrainOnBatch(
        ArrayLike x, ArrayLike? y = null, ArrayLike? sampleWeight = null, Dictionary<int, double>? classWeight = null)
    {
        Compiled(nameof(TrainOnBatch));
        if (classWeight is not null && sampleWeight is not null)
            throw new ArgumentException("You cannot give `classWeight` and `sampleWeight` at the same time.", nameof(classWeight));
        ArgumentNullException.ThrowIfNull(x);
        CheckText(x);
        using var source = new ArraySource(x, y, sampleWeight, arrange: Arrange);
        if (classWeight is not null)
            source.WeighClasses(classWeight, IsSparse);
        ForgetGradients();
        return OnBatch(source, RunTrainStep, training: true);
    }

    /// <summary>The loss and the metrics of the given rows.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="sampleWeight">Weights of the rows.</param>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="ArgumentException">The data does not fit the model, the losses or itself.</exception>
    /// <remarks>Source: keras.Model.test_on_batch.</remarks>
    public Evaluation TestOnBatch(ArrayLike x, ArrayLike? y = null, ArrayLike? sampleWeight = null)
    {
        Compiled(nameof(TestOnBatch));
        ArgumentNullException.ThrowIfNull(x);
        CheckText(x);
        using var source = new ArraySource(x, y, sampleWeight, arrange: Arrange);
        return OnBatch(source, RunTestStep, training: false);
    }

    /// <summary>The outputs for the given rows, on the CPU.</summary>
    /// <param name="x">The inputs.</param>
    /// <exception cref="ArgumentException">The data does not fit the model.</exception>
    /// <exception cref="InvalidOperationException">The model has several outputs: use <c>PredictAll</c>.</exception>
    /// <remarks>Source: keras.Model.predict_on_batch.</remarks>
    public Tensor PredictOnBatch(ArrayLike x)
    {
        CheckSingle(Body.Ends?.Outputs.Length);
        ArgumentNullException.ThrowIfNull(x);
        CheckText(x);
        using var source = new ArraySource(x, arrange: Arrange);
        using var scope = NewDisposeScope();
        var outputs = RunPredictStep(source.Data.To(KerasConfig.Device));
        CheckSingle(outputs.Length);
        return outputs[0].detach().to(CPU, copy: true).MoveToOuterDisposeScope();
    }

    private Evaluation OnBatch(ArraySource source, Func<Batch, Logs> step, bool training)
    {
        using var kept = KeepMetrics();
        Prepare(source, training, shared: false);
        ResetMetrics();
        using var scope = NewDisposeScope();
        return InOrder(step(source.Data.To(KerasConfig.Device)));
    }
}
