namespace KerasSharp;

/// <summary>The fluent beginning of a <see cref="Sequential"/>.</summary>
public static class SequentialExtensions
{
    /// <summary>Starts the model with an input: <c>new Sequential().Input([784]).Dense(10)</c>.</summary>
    /// <param name="model">The model, without layers yet.</param>
    /// <param name="shape">The shape of one row, without the batch axis.</param>
    /// <param name="batchSize">The number of rows, where it is fixed.</param>
    /// <param name="dtype">The element type; null for float32.</param>
    /// <param name="name">The name; null for <c>input_layer</c>, counted.</param>
    /// <returns>The model itself.</returns>
    /// <exception cref="ArgumentException">The model has an input or layers already.</exception>
    public static Sequential Input(this Sequential model, Shape shape, int? batchSize = null, DType? dtype = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new InputLayer(shape, batchSize, dtype, name));
    }
}
