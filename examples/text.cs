// Text classification: which licence is a passage from? An embedding and a GRU on the licences that every Debian and Ubuntu ships.
#:project ../src/KerasSharp

using System.Text.RegularExpressions;
using KerasSharp;
using KerasSharp.Callbacks;
using KerasSharp.Layers;
using KerasSharp.Optimizers;

const int Words = 20, Vocabulary = 1500, Step = 5;
const string Folder = "/usr/share/common-licenses";
string[] licences = ["GPL-3", "GFDL-1.3", "MPL-2.0", "Apache-2.0", "Artistic"];
var quick = args.Contains("quick");
Utils.SetRandomSeed(42);

var texts = new List<string[]>();
foreach (var licence in licences)
{
    var path = Path.Combine(Folder, licence);
    if (!File.Exists(path))
    {
        Console.Error.WriteLine(
            $"{path} is missing. Debian's and Ubuntu's package base-files has it; on another system, put the texts of "
            + $"{string.Join(", ", licences)} there.");
        return 2;
    }

    texts.Add([.. Regex.Matches(File.ReadAllText(path).ToLowerInvariant(), "[a-z]+").Select(match => match.Value)]);
}

// The first 80 words of 100 are learned from, the last 20 are for the test: no passage is in both.
var blocks = texts.Select(
    (words, label) => words.Chunk(100).Where(block => block.Length == 100)
    .Select(block => (Learn: block[..80], Test: block[80..], Label: label))).SelectMany(all => all).ToArray();
var index = blocks.SelectMany(block => block.Learn).CountBy(word => word).OrderByDescending(pair => pair.Value).ThenBy(
    pair => pair.Key, StringComparer.Ordinal)
    .Take(Vocabulary - 2).Select((pair, i) => (pair.Key, Index: i + 2)).ToDictionary(pair => pair.Key, pair => pair.Index);

var (xTrain, yTrain) = Passages(blocks.Select(block => (block.Learn, block.Label)));
var (xTest, yTest) = Passages(blocks.Select(block => (block.Test, block.Label)));
Console.WriteLine(
    $"{texts.Sum(words => words.Length)} words; {yTrain.Length} passages of {Words} words to learn from, {yTest.Length} to test with.");

// 0 would be padding and 1 is any other word.
var model = new Sequential([
    new Input([Words]),
    new Embedding(Vocabulary, 32),
    new Bidirectional(new GRU(24)),
    new Dropout(0.3),
    new Dense(licences.Length, activation: "softmax"),
]);
model.Summary();
model.Compile(optimizer: new Adam(0.003), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, batchSize: 64, epochs: quick ? 1 : 8, verbose: 2);

var (_, accuracy) = model.Evaluate(xTest, yTest, verbose: 0);
var largest = yTest.CountBy(label => label).Max(pair => pair.Value);
Console.WriteLine($"Test accuracy: {accuracy:F4}; always naming the longest licence would give {(double)largest / yTest.Length:F4}.");

var passage = "You may convey a covered work in object code form provided that you also convey the machine readable Corresponding Source "
    + "under the terms";
var (asked, _) = Passages([(passage.ToLowerInvariant().Split(' '), 0)]);
using var answer = model.Predict(asked, verbose: 0);
Console.WriteLine(
    $"\"You may convey a covered work in object code form ...\" is from {licences[answer.narrow(0, 0, 1).argmax().item<long>()]}.");
return 0;

(long[,] X, long[] Y) Passages(IEnumerable<(string[] Words, int Label)> parts)
{
    var passages = parts.SelectMany(
        part => Enumerable.Range(0, ((part.Words.Length - Words) / Step) + 1)
        .Select(i => (Words: part.Words.AsMemory(i * Step, Words), part.Label))).ToArray();
    var (x, y) = (new long[passages.Length, Words], new long[passages.Length]);
    for (var i = 0; i < passages.Length; i++)
    {
        y[i] = passages[i].Label;
        for (var t = 0; t < Words; t++)
            x[i, t] = index.GetValueOrDefault(passages[i].Words.Span[t], 1);
    }

    return (x, y);
}
