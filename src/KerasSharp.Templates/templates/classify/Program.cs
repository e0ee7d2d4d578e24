using KerasSharp;
using KerasSharp.Callbacks;
using KerasSharp.Datasets;
using KerasSharp.Layers;

Utils.SetRandomSeed(42);

// 1,797 images of 8 x 8 pixels, from 0 to 16. Your own data: tensors or arrays, the first axis counts the samples.
var ((xTrain, yTrain), (xTest, yTest)) = Digits.LoadData();

var model = new Sequential([
    new Input([8, 8]),
    new Rescaling(1.0 / 16),
    new Flatten(),
    new Dense(64, activation: "relu"),
    new Dropout(0.2),
    new Dense(10, activation: "softmax"),
]);
model.Summary();

model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(
    xTrain, yTrain, epochs: 50, validationSplit: 0.1,
    callbacks: [new EarlyStopping(monitor: "val_loss", patience: 3, restoreBestWeights: true)]);

var (loss, accuracy) = model.Evaluate(xTest, yTest, verbose: 0);
Console.WriteLine($"Test loss: {loss:F4}, test accuracy: {accuracy:P1}");

// Python loads the file too: keras.models.load_model("digits.keras").
model.Save("digits.keras");
using var again = Model.Load("digits.keras");
using var probabilities = again.Predict(xTest[..5], verbose: 0);
Console.WriteLine($"The first five: {string.Join(", ", probabilities.argmax(1).data<long>())}");
Console.WriteLine($"right:          {string.Join(", ", yTest[..5].data<long>())}");
