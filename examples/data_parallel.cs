// MNIST in several processes, over MPI. With the argument quick one epoch of 6,000 images.
// mpirun -n 2 dotnet run -c Release examples/data_parallel.cs (MPICH's mpirun; without it there is one process)
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets
#:project ../src/KerasSharp.Distribution

using KerasSharp;
using KerasSharp.Datasets;
using KerasSharp.Layers;

var quick = args.Contains("quick");

// Before the model is made. Everything after this is an ordinary program, which all processes run.
Distribution.Set(new DataParallel());
Utils.SetRandomSeed(42);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.reshape(60000, 784) / 255.0;
xTest = xTest.reshape(10000, 784) / 255.0;
if (quick)
    (xTrain, yTrain) = (xTrain[..6000], yTrain[..6000]);

var model = new Sequential([
    new Input([784]),
    new Dense(128, activation: "relu"),
    new Dropout(0.2),
    new Dense(10, activation: "softmax"),
]);
model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);

// batchSize is that of all processes together: each computes its share of every batch.
model.Fit(xTrain, yTrain, batchSize: 128, epochs: quick ? 1 : 5);

// All processes evaluate together, too, and all know the result; one of them prints it.
var (loss, accuracy) = model.Evaluate(xTest, yTest, verbose: 0);
if (Distribution.Rank == 0)
{
    Console.WriteLine($"Processes: {Distribution.ProcessCount}");
    Console.WriteLine($"Test loss: {loss:F4}");
    Console.WriteLine($"Test accuracy: {accuracy:F4}");
}
