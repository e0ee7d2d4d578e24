// A network of two layers by hand: forward, loss, backpropagation and gradient descent in plain arrays, then the same in KerasSharp.
#:project ../src/KerasSharp

using KerasSharp;
using KerasSharp.Layers;
using KerasSharp.Optimizers;

const int Inputs = 2, Hidden = 16, Classes = 2, Rows = 200, Epochs = 300;
const double LearningRate = 0.5;
var random = new Random(3);

// Two moons, one class each.
var x = new double[Rows, Inputs];
var y = new int[Rows];
for (var i = 0; i < Rows; i++)
{
    var angle = Math.PI * random.NextDouble();
    y[i] = i % 2;
    x[i, 0] = (y[i] == 0 ? Math.Cos(angle) : 1 - Math.Cos(angle)) + (0.2 * (random.NextDouble() - 0.5));
    x[i, 1] = (y[i] == 0 ? Math.Sin(angle) : 0.5 - Math.Sin(angle)) + (0.2 * (random.NextDouble() - 0.5));
}

double[,] w1 = Uniform(Inputs, Hidden), w2 = Uniform(Hidden, Classes);
double[] b1 = new double[Hidden], b2 = new double[Classes];

// The twin starts from the same weights. Numbers are float64 here, as they are by hand.
KerasConfig.FloatX = TorchSharp.torch.ScalarType.Float64;
var twin = new Sequential([new Input([Inputs]), new Dense(Hidden, activation: "tanh"), new Dense(Classes, activation: "softmax")]);
twin.SetWeights([w1, b1, w2, b2]);

Console.WriteLine("By hand:");
var losses = new double[Epochs];
for (var epoch = 0; epoch < Epochs; epoch++)
{
    losses[epoch] = Step();
    if (epoch % 100 == 0)
        Console.WriteLine($"  epoch {epoch + 1,3}  loss {losses[epoch]:F6}");
}

Console.WriteLine($"  epoch {Epochs}  loss {losses[^1]:F6}  accuracy {Accuracy():F3}");

twin.Compile(new SGD(LearningRate), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
var history = twin.Fit(x, y, batchSize: Rows, epochs: Epochs, shuffle: false, verbose: 0);
Console.WriteLine("In KerasSharp:");
foreach (var epoch in new[] { 0, 100, 200, Epochs - 1 })
    Console.WriteLine($"  epoch {epoch + 1,3}  loss {history["loss"][epoch]:F6}");

var lossGap = losses.Zip(history["loss"], (a, b) => Math.Abs(a - b)).Max();
var weights = twin.GetWeights().SelectMany(weight => weight.data<double>()).ToArray();
double[] byHand = [.. w1.Cast<double>(), .. b1, .. w2.Cast<double>(), .. b2];
var weightGap = byHand.Zip(weights, (a, b) => Math.Abs(a - b)).Max();
Console.WriteLine(
    $"Largest difference of a loss {lossGap:E1}, of a weight {weightGap:E1}: "
    + $"{(lossGap < 1e-5 && weightGap < 1e-5 ? "equal to 5 digits" : "NOT equal")}");

// One step of gradient descent on all rows; the loss before it.
double Step()
{
    var hidden = new double[Rows, Hidden];
    var probabilities = new double[Rows, Classes];
    var loss = 0.0;
    for (var i = 0; i < Rows; i++)
    {
        Forward(i, hidden, probabilities);
        loss -= Math.Log(probabilities[i, y[i]]) / Rows;
    }

    double[,] dw1 = new double[Inputs, Hidden], dw2 = new double[Hidden, Classes];
    double[] db1 = new double[Hidden], db2 = new double[Classes];
    for (var i = 0; i < Rows; i++)
    {
        // Of softmax and cross-entropy together the gradient is the probability minus the truth.
        var dz2 = new double[Classes];
        for (var k = 0; k < Classes; k++)
        {
            dz2[k] = (probabilities[i, k] - (k == y[i] ? 1 : 0)) / Rows;
            db2[k] += dz2[k];
        }

        for (var j = 0; j < Hidden; j++)
        {
            var da = 0.0;
            for (var k = 0; k < Classes; k++)
            {
                dw2[j, k] += hidden[i, j] * dz2[k];
                da += w2[j, k] * dz2[k];
            }

            // The slope of tanh is 1 - tanh².
            var dz1 = da * (1 - (hidden[i, j] * hidden[i, j]));
            db1[j] += dz1;
            for (var d = 0; d < Inputs; d++)
                dw1[d, j] += x[i, d] * dz1;
        }
    }

    Descend(w1, dw1);
    Descend(w2, dw2);
    for (var j = 0; j < Hidden; j++)
        b1[j] -= LearningRate * db1[j];
    for (var k = 0; k < Classes; k++)
        b2[k] -= LearningRate * db2[k];
    return loss;
}

void Forward(int i, double[,] hidden, double[,] probabilities)
{
    for (var j = 0; j < Hidden; j++)
    {
        var z = b1[j];
        for (var d = 0; d < Inputs; d++)
            z += x[i, d] * w1[d, j];
        hidden[i, j] = Math.Tanh(z);
    }

    var sum = 0.0;
    for (var k = 0; k < Classes; k++)
    {
        var z = b2[k];
        for (var j = 0; j < Hidden; j++)
            z += hidden[i, j] * w2[j, k];
        sum += probabilities[i, k] = Math.Exp(z);
    }

    for (var k = 0; k < Classes; k++)
        probabilities[i, k] /= sum;
}

double Accuracy()
{
    var (hidden, probabilities) = (new double[Rows, Hidden], new double[Rows, Classes]);
    return Enumerable.Range(0, Rows).Average(i =>
    {
        Forward(i, hidden, probabilities);
        return probabilities[i, y[i]] > 0.5 ? 1.0 : 0.0;
    });
}

static void Descend(double[,] weights, double[,] gradient)
{
    for (var i = 0; i < weights.GetLength(0); i++)
    {
        for (var j = 0; j < weights.GetLength(1); j++)
            weights[i, j] -= LearningRate * gradient[i, j];
    }
}

// Glorot's uniform distribution.
double[,] Uniform(int rows, int columns)
{
    var limit = Math.Sqrt(6.0 / (rows + columns));
    var weights = new double[rows, columns];
    for (var i = 0; i < rows; i++)
    {
        for (var j = 0; j < columns; j++)
            weights[i, j] = limit * ((2 * random.NextDouble()) - 1);
    }

    return weights;
}
