// Transfer learning: MobileNetV2, with ImageNet's weights if they are at hand, learns to read digits. Then it is saved and loaded whole.
// `imagenet` among the arguments downloads the weights (about 2 MB); without them MobileNet learns from scratch.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Applications
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Applications;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using KerasSharp.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

Utils.SetRandomSeed(42);
var quick = args.Contains("quick");

const string Weights = "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_96_no_top.h5";
var keras = Environment.GetEnvironmentVariable("KERAS_HOME") ?? Path.Combine(
    Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".keras");
var pretrained = args.Contains("imagenet") || File.Exists(Path.Combine(keras, "models", Weights));
Console.WriteLine(pretrained
    ? "MobileNetV2 starts from ImageNet's weights."
    : "ImageNet's weights are not in the cache: to download them, pass `imagenet`. MobileNet starts from scratch; MobileNetV2's "
    + "normalizations, of momentum 0.999, would take thousands of steps.");

// The digits are 8 x 8 in shades of 0 to 16. The network wants colours of 0 to 255, and larger images.
var size = pretrained ? 96 : 32;
var ((xTrain, yTrain), (xTest, yTest)) = Digits.LoadData();
var (images, labels) = (Enlarge(xTrain), yTrain);
var (testImages, testLabels) = (Enlarge(xTest), yTest);
if (quick)
    (images, labels, testImages, testLabels) = (images[..256], labels[..256], testImages[..64], testLabels[..64]);

Application network = pretrained
    ? new MobileNetV2(inputShape: [size, size, 3], alpha: 0.35, includeTop: false, weights: "imagenet", pooling: "avg")
    : new MobileNet(inputShape: [size, size, 3], alpha: 0.25, includeTop: false, weights: null, pooling: "avg");
Console.WriteLine(
    $"{network.Name}: {network.Layers.Count} layers, {network.CountParams():N0} parameters, {network.Output.Shape} features.");

// The network is frozen: with `training: false` its normalizations keep to what they have seen in ImageNet, also when the layers are thawed
// below.
network.Trainable = !pretrained;
var input = new Input([size, size, 3]);
var features = network.Apply(MobileNetV2.PreprocessInput(input), training: pretrained ? false : null);
var output = features.Dropout(0.2).Dense(10, activation: "softmax", name: "digit");
var model = new Model(input, output, name: "reads_digits");
model.Summary();

Console.WriteLine(pretrained ? "A head is trained on the frozen network." : "All layers are trained.");
model.Compile(optimizer: new Adam(1e-3), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
// From scratch small batches make more steps, in which the normalizations find their moving averages.
model.Fit(images, labels, batchSize: pretrained ? 32 : 8, epochs: quick ? 1 : 6, verbose: 2);

if (pretrained)
{
    Console.WriteLine("All layers are trained a little.");
    network.Trainable = true;
    model.Compile(optimizer: new Adam(1e-5), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
    model.Fit(images, labels, epochs: quick ? 1 : 3, verbose: 2);
}

var (_, accuracy) = model.Evaluate(testImages, testLabels, verbose: 0);
Console.WriteLine($"Test: {accuracy:P1} of {testImages.shape[0]} digits are read right.");

// Python's Keras loads the file too.
var path = Path.Combine(Path.GetTempPath(), $"reads_digits_{Environment.ProcessId}.keras");
model.Save(path);
using var loaded = Model.Load(path);
using var before = model.Predict(testImages[..16], verbose: 0);
using var after = loaded.Predict(testImages[..16], verbose: 0);
Console.WriteLine(
    $"Saved to {new FileInfo(path).Length / 1e6:F1} MB and loaded: "
    + $"{(before.allclose(after) ? "the same predictions" : "other predictions")}.");
File.Delete(path);

Tensor Enlarge(Tensor x)
{
    using var scope = NewDisposeScope();
    var larger = nn.functional.interpolate(x.unsqueeze(1) * (255 / 16.0), [size, size], mode: InterpolationMode.Bilinear);
    return larger.permute(0, 2, 3, 1).expand(-1, -1, -1, 3).contiguous().MoveToOuterDisposeScope();
}
