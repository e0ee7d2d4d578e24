// A multilayer perceptron on MNIST: 784 pixels, 128 hidden units, dropout, ten digits.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Datasets;
using KerasSharp.Layers;

Utils.SetRandomSeed(42);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.reshape(60000, 784);
xTest = xTest.reshape(10000, 784);

var model = new Sequential([
    new Input([784]),
    // Scaled by the model, the pixels stay bytes until their batch: a quarter of the memory.
    new Rescaling(1.0 / 255),
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
