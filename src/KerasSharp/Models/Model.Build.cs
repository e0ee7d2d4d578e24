namespace KerasSharp;

public partial class Model
{
    /// <summary>Makes the weights for inputs of a shape, batch axis included: <c>model.Build((null, 3))</c>. A model that has its weights
    /// is left as it is.</summary>
    /// <param name="inputShape">The shape.</param>
    /// <exception cref="ArgumentException">The model cannot take such inputs.</exception>
    /// <remarks>Source: keras.Model.build.</remarks>
    public void Build(InputShapes inputShape)
    {
        ArgumentNullException.ThrowIfNull(inputShape);
        EnsureBuilt(inputShape.Shapes);
    }
}
