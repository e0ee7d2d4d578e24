using KerasSharp;
using KerasSharp.Layers;
using TorchSharp;

Utils.SetRandomSeed(42);

// Your own texts: strings and numbers of classes, or Utils.TextDatasetFromDirectory("folder").
string[] texts =
[
    "a wonderful film", "I loved every minute", "great actors and a great story", "funny and warm", "the best film of the year",
    "a terrible film", "I hated every minute", "bad actors and a bad story", "boring and cold", "the worst film of the year",
];
float[] labels = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];

// Learns the words. As a layer of the model it is saved with it, and the model takes raw strings.
var words = new TextVectorization(maxTokens: 1000, outputSequenceLength: 8);
words.Adapt(texts);

var model = new Sequential([
    words,
    new Embedding(1000, 16),
    new GlobalAveragePooling1D(),
    new Dense(16, activation: "relu"),
    new Dense(1, activation: "sigmoid"),
]);
model.Compile(optimizer: "adam", loss: "binary_crossentropy", metrics: ["accuracy"]);
var history = model.Fit(texts, labels, epochs: 100, verbose: 0);
model.Summary();
Console.WriteLine($"Accuracy {history["accuracy"][^1]:P0}");

string[] asked = ["a great and warm film", "a boring story with terrible actors"];
using var answers = model.Predict(asked, verbose: 0);
for (var i = 0; i < asked.Length; i++)
    Console.WriteLine($"{asked[i]}: {(answers[i, 0].item<float>() > 0.5 ? "good" : "bad")}");
