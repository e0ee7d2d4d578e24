// A multilayer perceptron on MNIST: 784 pixels, 128 hidden units, dropout, ten digits.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Datasets;
using KerasSharp.Layers;

Utils.SetRandomSeed(42);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.reshape(60000, 784) / 255.0;
xTest = xTest.reshape(10000, 784) / 255.0;

var model = new Sequential([
    new Input([784]),
    new Dense(128, activation: "relu"),
    new Dropout(0.2),
    new Dense(10, activation: "softmax"),
]);
model.Summary();

model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, epochs: 5);

var (loss, accuracy) = model.Evaluate(xTest, yTest, verbose: 0);
Console.WriteLine($"Test loss: {loss:F4}");
Console.WriteLine($"Test accuracy: {accuracy:F4}");
