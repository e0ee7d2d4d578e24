// Overfitting, and what helps: dropout, L2, early stopping. Training against validation curves (overfitting.svg).
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Callbacks;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using KerasSharp.Regularizers;

// A large network and only 1,000 images: it can learn them by heart.
const int Rows = 1000;
var epochs = args.Contains("quick") ? 5 : 40;

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, Rows).reshape(Rows, 784) / 255.0;
yTrain = yTrain.narrow(0, 0, Rows);
xTest = xTest.narrow(0, 0, 5000).reshape(5000, 784) / 255.0;
yTest = yTest.narrow(0, 0, 5000);

var losses = new Plot("Loss: training and validation (L2: with its penalty)", "epoch", "loss");
Console.WriteLine($"{"",-15} {"epochs",6} {"loss",8} {"val_loss",9} {"gap",8} {"val_accuracy",13}");
var plain = Train("nothing", Model());
Train("dropout", Model(dropout: 0.5));
Train("L2", Model(regularizer: new L2(0.002)));
Train("early stopping", Model(), new EarlyStopping("val_loss", patience: 3, restoreBestWeights: true));

losses.Save("overfitting.svg");
Console.WriteLine($"\n{losses.ToText(96, 24)}\nThe picture is in {Path.GetFullPath("overfitting.svg")}");
var best = plain["val_loss"].Min();
Console.WriteLine(
    $"Without help the loss on the training images falls to {plain["loss"][^1]:F4}, while that on others is best in epoch "
    + $"{plain["val_loss"].ToList().IndexOf(best) + 1} ({best:F4}) and then rises to {plain["val_loss"][^1]:F4}.");

static Sequential Model(double dropout = 0, Regularizer? regularizer = null)
{
    Utils.SetRandomSeed(1);
    return new Sequential([
        new Input([784]),
        new Dense(256, activation: "relu", kernelRegularizer: regularizer),
        new Dropout(dropout),
        new Dense(256, activation: "relu", kernelRegularizer: regularizer),
        new Dropout(dropout),
        new Dense(10, activation: "softmax"),
    ]);
}

History Train(string name, Sequential model, params Callback[] callbacks)
{
    model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
    var history = model.Fit(
        xTrain, yTrain, batchSize: 64, epochs: epochs, validationData: (xTest, yTest), validationBatchSize: 1000, verbose: 0,
        callbacks: callbacks);
    var numbers = history.Epoch.Select(epoch => epoch + 1.0);
    losses.Line($"{name}", history["loss"], numbers).Line($"{name}, validation", history["val_loss"], numbers);
    // Both losses are taken without the penalty and without dropout.
    using (model)
    {
        var (train, _) = Plain(model).Evaluate(xTrain, yTrain, batchSize: 1000, verbose: 0);
        var (test, accuracy) = Plain(model).Evaluate(xTest, yTest, batchSize: 1000, verbose: 0);
        Console.WriteLine($"{name,-15} {history.Epoch.Count,6} {train,8:F4} {test,9:F4} {test - train,8:F4} {accuracy,13:F4}");
    }

    return history;
}

// The same network without its penalties.
static Sequential Plain(Sequential trained)
{
    var model = Model();
    model.Compile(loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
    model.SetWeights([.. trained.GetWeights().Select(weight => (ArrayLike)weight)]);
    return model;
}
