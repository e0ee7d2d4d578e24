// Keras's simple convnet on MNIST: two convolutions with pooling, dropout, ten digits. With the argument quick one epoch of 6,000 images.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Datasets;
using KerasSharp.Layers;

var quick = args.Contains("quick");
Utils.SetRandomSeed(42);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.unsqueeze(-1) / 255.0;
xTest = xTest.unsqueeze(-1) / 255.0;
if (quick)
    (xTrain, yTrain) = (xTrain[..6000], yTrain[..6000]);

var model = new Sequential([
    new Input([28, 28, 1]),
    new Conv2D(32, kernelSize: (3, 3), activation: "relu"),
    new MaxPooling2D(poolSize: (2, 2)),
    new Conv2D(64, kernelSize: (3, 3), activation: "relu"),
    new MaxPooling2D(poolSize: (2, 2)),
    new Flatten(),
    new Dropout(0.5),
    new Dense(10, activation: "softmax"),
]);
model.Summary();

model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, batchSize: 128, epochs: quick ? 1 : 8, validationSplit: 0.1);

var (loss, accuracy) = model.Evaluate(xTest, yTest, verbose: 0);
Console.WriteLine($"Test loss: {loss:F4}");
Console.WriteLine($"Test accuracy: {accuracy:F4}");
