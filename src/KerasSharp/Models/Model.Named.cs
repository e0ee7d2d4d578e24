namespace KerasSharp;

/// <content>Inputs by name, and strings.</content>
public partial class Model
{
    /// <summary>Computes the output of inputs that are given by name; override it in a model of your own whose data is a
    /// dictionary.</summary>
    /// <param name="inputs">The inputs by the names of the dictionary that the model was first given.</param>
    /// <param name="training">Whether the call is part of training.</param>
    protected virtual Tensor Call(IReadOnlyDictionary<string, Tensor> inputs, bool training) =>
        throw new NotSupportedException($"Model {GetType().Name} does not have a `Call` method for inputs by name implemented.");

    /// <summary>Computes the outputs of inputs that are given by name; override this where there are several outputs, or masks
    /// matter.</summary>
    /// <param name="inputs">The inputs by the names of the dictionary that the model was first given.</param>
    /// <param name="context">What the call is given beside; its masks are in the order of the sorted names.</param>
    protected virtual Tensor[] Call(IReadOnlyDictionary<string, Tensor> inputs, Layers.CallContext context) =>
        [Call(inputs, context.Training)];

    /// <summary>Calls the model on inputs by name.</summary>
    /// <param name="inputs">The inputs: those of an own class as the dictionary they are, else by the names of the model's inputs.</param>
    /// <param name="training">Whether the call is part of training, as in <see cref="Layers.Layer.Apply(Tensor, bool?, Tensor?)"/>.</param>
    /// <exception cref="ArgumentException">An input is missing, or the model takes none by name.</exception>
    /// <exception cref="InvalidOperationException">The model gives several outputs: <see cref="ApplyAll"/> returns them all.</exception>
    public Tensor Apply(IReadOnlyDictionary<string, Tensor> inputs, bool? training = null) =>
        One(ApplyAll(inputs, training), "ApplyAll(inputs)");

    /// <summary>Calls the model on inputs by name and returns all outputs.</summary>
    /// <inheritdoc cref="Apply(IReadOnlyDictionary{string, Tensor}, bool?)"/>
    public Tensor[] ApplyAll(IReadOnlyDictionary<string, Tensor> inputs, bool? training = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        string[] names = [.. inputs.Keys.Order(StringComparer.Ordinal)];
        return ApplyWith(null, NamedData.ByInput(Array.ConvertAll(names, name => inputs[name]), names, this), training, null);
    }

    /// <summary>Calls the model on strings: <c>model.Apply(["That was an excellent movie."])</c>.</summary>
    /// <param name="texts">The strings.</param>
    /// <param name="training">Whether the call is part of training, as in <see cref="Layers.Layer.Apply(Tensor, bool?, Tensor?)"/>.</param>
    /// <exception cref="ArgumentException">No layer of the model takes strings.</exception>
    public Tensor Apply(StringArray texts, bool? training = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        CheckText(texts);
        using var scope = NewDisposeScope();
        var (handles, lease) = TextHandles.Lend(texts);
        using (lease)
            return Apply(handles, training).MoveToOuterDisposeScope();
    }

    /// <summary>Whether the class overrides a <c>Call</c> for inputs by name.</summary>
    internal bool TakesNames =>
        ((Func<IReadOnlyDictionary<string, Tensor>, bool, Tensor>)Call).Method.DeclaringType != typeof(Model)
        || ((Func<IReadOnlyDictionary<string, Tensor>, Layers.CallContext, Tensor[]>)Call).Method.DeclaringType != typeof(Model);

    /// <summary>Whether the class says what a call computes.</summary>
    internal bool HasAnyCall => HasCall || TakesNames;

    internal Tensor[] CallByName(IReadOnlyDictionary<string, Tensor> inputs, Layers.CallContext context) => Call(inputs, context);
}
