using KerasSharp.Models;

namespace KerasSharp;

/// <summary>Layers that are trained and used as one.</summary>
/// <remarks><see cref="Sequential"/> is the common kind; <c>new Model(inputs, outputs)</c> is a model of layers that were applied to each
/// other. A model of your own derives from this class, adds its layers with <see cref="Layer.AddLayer{T}"/> and overrides
/// <see cref="Layer.Call(Tensor, bool)"/>; it may override <see cref="TrainStep"/>, <see cref="TestStep"/>, <see cref="PredictStep"/> and
/// <see cref="ComputeLoss(Batch, Tensor[], bool)"/> too. Source: keras.Model.</remarks>
public partial class Model : Layer
{
    /// <summary>A model with its name.</summary>
    /// <param name="name">The name; null for the class's in snake case, counted.</param>
    protected Model(string? name = null)
        : this(name, model => new SubclassedBody(model))
    {
    }

    private protected Model(string? name, Func<Model, ModelBody> body)
        : base(name) => Body = body(this);

    /// <summary>The layers, in order.</summary>
    public virtual IReadOnlyList<Layer> Layers => Listing.Of(Body.Layers);

    /// <summary>The names of the outputs, under which losses and metrics may be given.</summary>
    public virtual string[] OutputNames => Body.OutputNames;

    /// <summary>What the model is made of, and how it computes.</summary>
    internal ModelBody Body { get; }

    /// <summary>The layer of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public Layer GetLayer(string name) => Layers.FirstOrDefault(layer => layer.Name == name) ?? throw new ArgumentException(
        $"No such layer: {name}. Existing layers are: {string.Join(", ", Layers.Select(layer => layer.Name))}.", nameof(name));

    /// <summary>The layer at a place; −1 is the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public Layer GetLayer(int index) =>
        index < Layers.Count && index >= -Layers.Count
        ? Layers[index < 0 ? index + Layers.Count : index] : throw new ArgumentOutOfRangeException(
        nameof(index), $"Was asked to retrieve layer at index {index} but the model only has {Layers.Count} layers.");

    /// <summary>Prints a table of the layers, their output shapes and their numbers of parameters.</summary>
    /// <param name="lineLength">Width of the table; null for the console's, at most 88.</param>
    /// <param name="positions">Where columns end, as shares of the width; null for Keras's.</param>
    /// <param name="print">Prints the text; null for the console.</param>
    /// <param name="expandNested">Whether the layers of models inside are listed.</param>
    /// <param name="showTrainable">Whether a column says what is trained.</param>
    /// <param name="layerRange">The names of the first and last layer to list; null for all.</param>
    public void Summary(
        int? lineLength = null, double[]? positions = null, Action<string>? print = null, bool expandNested = false,
        bool showTrainable = false, (string From, string To)? layerRange = null) =>
        Reporting.ModelSummary.Print(this, lineLength, positions, print, expandNested, showTrainable, layerRange);
}
