// An LSTM that reads MNIST's images row by row. With the argument quick one epoch of 6,000 images.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Datasets;
using KerasSharp.Layers;

var quick = args.Contains("quick");
Utils.SetRandomSeed(42);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain / 255.0;
xTest = xTest / 255.0;
if (quick)
    (xTrain, yTrain) = (xTrain[..6000], yTrain[..6000]);

var model = new Sequential([
    new Input([28, 28]),
    new LSTM(64),
    new BatchNormalization(),
    new Dense(10, activation: "softmax"),
]);
model.Summary();

model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, batchSize: 64, epochs: quick ? 1 : 5, validationData: (xTest, yTest));

var (loss, accuracy) = model.Evaluate(xTest, yTest, verbose: 0);
Console.WriteLine($"Test loss: {loss:F4}");
Console.WriteLine($"Test accuracy: {accuracy:F4}");
