using KerasSharp.Models;

namespace KerasSharp;

public partial class Model
{
    /// <summary>A functional or Sequential model again, with layers, and so weights, of its own.</summary>
    /// <param name="model">The model. Its weights, compilation and the clone's have nothing in common.</param>
    /// <param name="inputTensors">What the clone begins with; null for inputs like the model's.</param>
    /// <param name="cloneFunction">Makes a layer again, or another one in its place; null for the layer that its config describes.</param>
    /// <param name="callFunction">Calls a cloned layer in a functional model: it is given the layer and the call as the model makes it, and
    /// returns the outputs, after further layers if it wants; null for the call alone.</param>
    /// <param name="recursive">Whether models within the model are cloned in the same way; else cloneFunction makes them.</param>
    /// <exception cref="ArgumentException">The model is subclassed, inputs do not fit, or there is a callFunction for a Sequential.</exception>
    /// <exception cref="ConfigException">A layer cannot be made of its config.</exception>
    /// <remarks>Source: keras.models.clone_model.</remarks>
    public static Model CloneModel(
        Model model, KerasTensors? inputTensors = null, Func<Layer, Layer>? cloneFunction = null,
        Func<Layer, Func<KerasTensor[]>, KerasTensor[]>? callFunction = null, bool recursive = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ModelCloning(cloneFunction, callFunction, recursive).Clone(model, inputTensors);
    }
}
