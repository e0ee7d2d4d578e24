namespace KerasSharp.Models;

/// <summary>What a model is made of and how it computes: the call of an own class, a graph, or a stack of layers.</summary>
internal abstract class ModelBody
{
    /// <summary>The placeholders on both sides; null where the model was not made from an <see cref="Input"/>.</summary>
    public virtual (KerasTensor[] Inputs, KerasTensor[] Outputs)? Ends => null;

    /// <summary>The layers, in order.</summary>
    public abstract IReadOnlyList<Layer> Layers { get; }

    /// <summary>What the summary lists.</summary>
    public virtual IReadOnlyList<IGraphOperation> SummaryRows => Layers;

    /// <summary>What each row of the summary is fed with; null for a plain stack.</summary>
    public virtual IReadOnlyDictionary<IGraphOperation, string>? Connections => null;

    /// <summary>The names under which inputs may be given; none where they have no names.</summary>
    public virtual string[] InputNames => [];

    /// <summary>Takes note of the names of a dictionary of data.</summary>
    /// <param name="names">The names, sorted.</param>
    /// <exception cref="ArgumentException">The model takes its inputs as a list.</exception>
    public virtual void NameInputs(string[] names)
    {
    }

    /// <summary>The names of the outputs.</summary>
    public abstract string[] OutputNames { get; }

    /// <summary>Whether the outputs are a dictionary.</summary>
    public virtual bool OutputsByName => false;

    /// <summary>Whether Keras's files list the layers before the members that hold them.</summary>
    public virtual bool ListsLayers => true;

    /// <summary>Whether files know the layers by their members too.</summary>
    public virtual bool HasMembers => true;

    /// <summary>Whether Keras's <c>call</c> has a <c>mask</c> argument.</summary>
    public virtual bool TakesMask => true;

    /// <summary>Whether inputs are converted to the policy's type; else the layers decide.</summary>
    public virtual bool CastsInputs => true;

    /// <summary>Keras's class in configs, where it is not the model's own; null where it is.</summary>
    public virtual string? RegisteredName => null;

    /// <summary>Whether a symbolic call names the mask of its input in configs.</summary>
    public abstract bool NamesMask(NodeArguments arguments);

    /// <summary>The element type of an output of a symbolic call.</summary>
    public abstract ScalarType OutputDType(int output);

    /// <summary>The shapes of the outputs.</summary>
    /// <param name="inputs">The shapes of the inputs.</param>
    /// <param name="asLayer">What any layer does.</param>
    public abstract Shape[] OutputShapes(Shape[] inputs, Func<Shape[], Shape[]> asLayer);

    /// <summary>The config.</summary>
    /// <param name="ofLayer">That of any layer.</param>
    public abstract Config Config(Config ofLayer);

    /// <summary>The shapes for which the model was built, as configs have them.</summary>
    /// <param name="ofLayer">Those of any layer.</param>
    public virtual Config? BuildConfig(Config? ofLayer) => ofLayer;

    /// <summary>Makes the weights.</summary>
    /// <param name="inputs">The shapes of the inputs.</param>
    /// <param name="asLayer">What any layer does.</param>
    public abstract void Build(Shape[] inputs, Action<Shape[]> asLayer);

    /// <summary>Computes the outputs.</summary>
    public abstract Tensor[] Call(Tensor[] inputs, CallContext context);
}
