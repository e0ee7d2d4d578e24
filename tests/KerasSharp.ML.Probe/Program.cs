using Microsoft.ML;
using Microsoft.ML.Data;

// A service that knows ML.NET alone: loads the model of the first argument and prints what it says of the features in the others.
var context = new MLContext();
var model = context.Model.Load(args[0], out _);
using var engine = context.Model.CreatePredictionEngine<Row, Scored>(model);
foreach (var argument in args[1..])
{
    var scored = engine.Predict(new Row { Features = [.. argument.Split(';').Select(value => float.Parse(value))] });
    Console.WriteLine($"{scored.Class} {string.Join(";", scored.Score.Select(value => value.ToString("R")))}");
}

internal sealed class Row
{
    [VectorType(2)]
    public float[] Features { get; set; } = [];

    public string Name { get; set; } = "";
}

internal sealed class Scored
{
    public string Class { get; set; } = "";

    public float[] Score { get; set; } = [];
}
