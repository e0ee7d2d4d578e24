using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Tests.Testing;

/// <summary>Small tables that a small model can learn.</summary>
internal static class Rows
{
    /// <summary>Three clusters in the plane.</summary>
    public static Point[] Clusters(int count, int seed = 3)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var cluster = random.Next(3);
            var (x, y) = cluster switch { 0 => (2f, 0f), 1 => (-2f, 1f), _ => (0f, -3f) };
            return new Point
            {
                Features = [x + Noise(random), y + Noise(random)],
                Name = "abc"[cluster].ToString(),
                IsA = cluster == 0,
                Sum = x + y,
                Flags = [cluster == 0, cluster != 1],
                Weight = 1,
                Id = i,
            };
        })];
    }

    /// <summary>The clusters as a view, with the name as a key in Label.</summary>
    public static IDataView Labelled(MLContext context, int count = 120) =>
        context.Transforms.Conversion.MapValueToKey("Label", nameof(Point.Name)).Fit(View(context, count)).Transform(View(context, count));

    public static IDataView View(MLContext context, int count = 120) => context.Data.LoadFromEnumerable(Clusters(count));

    private static float Noise(Random random) => (float)(random.NextDouble() + random.NextDouble() - 1) * 0.8f;
}

/// <summary>A row of the clusters.</summary>
internal sealed class Point
{
    [VectorType(2)]
    public float[] Features { get; set; } = [];

    public string Name { get; set; } = "";

    public bool IsA { get; set; }

    public float Sum { get; set; }

    [VectorType(2)]
    public bool[] Flags { get; set; } = [];

    public float Weight { get; set; }

    public int Id { get; set; }
}

/// <summary>What a classifier says of a row.</summary>
internal sealed class Prediction
{
    public uint PredictedLabel { get; set; }

    public float[] Score { get; set; } = [];
}
