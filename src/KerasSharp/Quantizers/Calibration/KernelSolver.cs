namespace KerasSharp.Quantizers;

/// <summary>Notes what a layer is given and finds the rounded weights.</summary>
internal abstract class KernelSolver(LayerKernel weight) : IDisposable
{
    /// <summary>The kernel as a matrix: inputs times outputs.</summary>
    protected (long Rows, long Columns) Matrix { get; } = weight.Product!.CalibrationMatrix;

    /// <summary>The way of a config.</summary>
    public static KernelSolver Of(ICalibratedLayer layer, CalibratedConfig config) =>
        config is GPTQConfig gptq ? new GptqSolver(layer.Weight, gptq) : new AwqSolver(layer.Weight, (AWQConfig)config);

    /// <summary>Notes an input of the layer.</summary>
    public void Observe(Tensor x)
    {
        using var scope = NewDisposeScope();
        Note(x.detach().reshape(-1, Matrix.Rows).to_type(ScalarType.Float32));
    }

    /// <summary>What the variables of the quantized kernel are.</summary>
    public Tensor[] Solve(CalibratedKernel kernel) => Solve(kernel, weight.Variable!.Value.detach().reshape(Matrix.Rows, Matrix.Columns)
        .t());

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Notes rows of inputs.</summary>
    protected abstract void Note(Tensor rows);

    /// <summary>What the variables are for weights (outputs, inputs).</summary>
    protected abstract Tensor[] Solve(CalibratedKernel kernel, Tensor weights);
}
