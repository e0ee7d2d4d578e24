namespace KerasSharp.Applications;

/// <summary>A ready-made network for images, with weights trained on ImageNet if asked for.</summary>
/// <remarks>It is a functional model like any other: it can be cut, frozen, trained and saved, and files have it as Keras's
/// <c>Functional</c>. Its layers have Keras's names, order and weights. Source: keras.applications.</remarks>
[StoredAs(typeof(Model))]
public abstract class Application : Model
{
    /// <summary>A network.</summary>
    /// <param name="includeTop">Whether the classifier at the end is there.</param>
    /// <param name="weights">
    /// <c>"imagenet"</c> for weights trained on ImageNet, which are downloaded once into the folder <c>models</c> of <c>~/.keras</c> (or of
    /// <c>KERAS_HOME</c>), shared with Python; the path of a <c>.weights.h5</c> or <c>.h5</c> file; null for random ones.
    /// </param>
    /// <param name="inputTensor">What the network is applied to, such as an <see cref="Input"/> or the output of a layer; null for an input
    /// of its own.</param>
    /// <param name="inputShape">The shape of one image, such as [224, 224, 3]; null for the network's own, without the classifier for any
    /// size.</param>
    /// <param name="pooling">Without the classifier: <c>"avg"</c> or <c>"max"</c> for one vector an image; null for the last feature
    /// maps.</param>
    /// <param name="classes">Number of classes; 1000 with ImageNet's weights.</param>
    /// <param name="classifierActivation">Activation of the classifier by name; null for logits. With given weights <c>"softmax"</c> or
    /// null.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="traits">What the family has in common.</param>
    /// <param name="network">The layers, from the images to the output.</param>
    /// <exception cref="ArgumentException">Arguments contradict each other, or the input is smaller than the network takes.</exception>
    /// <exception cref="IOException">The weights could not be downloaded; the message names the file and where it belongs.</exception>
    /// <exception cref="ModelFileException">The file holds other weights than the network has.</exception>
    internal Application(
        bool includeTop, string? weights, KerasTensor? inputTensor, Shape? inputShape, string? pooling, int classes,
        string? classifierActivation, string? name, Traits traits, Func<KerasTensor, Request, KerasTensor> network)
        : this(new Request(includeTop, weights, inputTensor, inputShape, pooling, classes, classifierActivation, name), traits, network)
    {
    }

    private protected Application(Request request, Traits traits, Func<KerasTensor, Request, KerasTensor> network)
        : this(traits.Check(request), network)
    {
    }

    private protected Application(Request request, Func<KerasTensor, Request, KerasTensor> network)
        : base(request.Name!, () => Apply(request, network), request.WeightsFile)
    {
    }

    /// <summary>The most likely of ImageNet's 1000 classes.</summary>
    /// <param name="preds">What the network gives for a batch: (samples, 1000).</param>
    /// <param name="top">How many classes are returned.</param>
    /// <returns>For each sample the classes in order: WordNet's number (<c>n02123045</c>), the name (<c>tabby</c>) and the score.</returns>
    /// <remarks>The names are downloaded once. Source: keras.applications.imagenet_utils.decode_predictions.</remarks>
    /// <exception cref="ArgumentException">The predictions have another shape.</exception>
    /// <exception cref="IOException">The names could not be downloaded.</exception>
    public static IReadOnlyList<IReadOnlyList<ImageNetClass>> DecodePredictions(Tensor preds, int top = 5) =>
        ImageNetUtils.DecodePredictions(preds, top);

    private static (KerasTensors Inputs, KerasTensors Outputs) Apply(Request request, Func<KerasTensor, Request, KerasTensor> network)
    {
        if (request.InputTensor is { } given)
        {
            var output = network(given, request);
            return (Sources(given), output);
        }

        var input = new Input(request.InputShape);
        return (input, network(input, request));
    }

    /// <summary>The inputs from which a tensor is computed.</summary>
    private static KerasTensor[] Sources(KerasTensor tensor)
    {
        if (tensor.Node is not { IsInput: false })
            return [tensor];
        var nodes = GraphMap.Between([], [tensor]);
        return [.. nodes.Where(node => node.IsInput).Select(node => node.Outputs[0])];
    }
}
