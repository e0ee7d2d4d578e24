using KerasSharp.Tests.Goldens;

namespace KerasSharp.Onnx.Tests.Goldens;

/// <summary>Every operation in OnnxRuntime against Keras.</summary>
public sealed class OperationGoldenTests : GoldenTests
{
    private const string Family = "operations";

    /// <summary>Operations without a counterpart, which the export refuses by name.</summary>
    private static readonly HashSet<string> Refused =
    [
        "AllClose",
        "ArraySplit",
        "BitwiseAnd",
        "BitwiseInvert",
        "BitwiseLeftShift",
        "BitwiseNot",
        "BitwiseOr",
        "BitwiseRightShift",
        "BitwiseXor",
        "CDist",
        "Cholesky",
        "CholeskyInverse",
        "ColumnStack",
        "Corrcoef",
        "Diagflat",
        "Dstack",
        "Eigh",
        "Erfinv",
        "ExtractPatches",
        "FFT",
        "FFT2",
        "Fmod",
        "Gcd",
        "I0",
        "IFFT2",
        "IRFFT",
        "Inv",
        "Kron",
        "Lcm",
        "Ldexp",
        "LeftShift",
        "Lstsq",
        "MatrixPower",
        "MatrixRank",
        "Median",
        "Nextafter",
        "Percentile",
        "Pinv",
        "Qr",
        "Quantile",
        "RFFT",
        "RightShift",
        "Rot90",
        "SearchSorted",
        "SegmentMax",
        "SegmentMin",
        "SegmentProd",
        "Select",
        "Signbit",
        "Slogdet",
        "Solve",
        "SolveTriangular",
        "Trapezoid",
        "UnravelIndex",
        "Vander",
    ];

    [Theory, GoldenCases(Family)]
    public void OnnxRuntime_agrees_with_Keras(string id) => Replay(Family, id, golden =>
    {
        using var model = Read(golden);
        if (Refused.Contains(golden["layer"]["class_name"].As<string>()))
        {
            Assert.Contains("no counterpart", Assert.Throws<OnnxExportException>(() => ModelGraph.Export(model)).Message);
            return;
        }

        using var exported = new OnnxModel(ModelGraph.Export(model));
        var outputs = exported.Run([.. golden["inputs"].Items.Select(input => input.AsTensor())]);
        GoldenAssert.AllClose(golden["outputs"], outputs, Tolerance.Gradients);
        Assert.Equal(golden["outputs"].Items.Select(output => output["dtype"].As<string>()),
            outputs.Select(output => DTypes.Name(output.dtype)));
    });

    [Fact]
    public void Every_operation_is_exported_or_refused_by_name() =>
        Assert.Equal(Refused.Order(), OperationKind.Names.Where(name => !OperationExporters.Knows(name)).Order());

    private static Model Read(GoldenCase golden)
    {
        var inputs = golden["inputs"].Items.Select((input, i) => new Config
        {
            { "module", "keras.layers" }, { "class_name", "InputLayer" }, { "name", $"x{i}" }, { "inbound_nodes", new List<object?>() },
            { "config", new Config { { "batch_shape", input["batch_shape"].AsShape() }, { "dtype", input["dtype"].As<string>() },
                { "name", $"x{i}" } } },
        }).ToList();
        var layer = golden["layer"].AsConfig();
        return Model.FromConfig(new Config
        {
            { "name", "model" },
            { "layers", inputs.Append(layer).ToList() },
            { "input_layers", inputs.Select((_, i) => new List<object?> { $"x{i}", 0L, 0L }).ToList() },
            { "output_layers", golden["outputs"].Items.Select((_, i) => new List<object?> { layer["name"], 0L, (long)i }).ToList() },
        });
    }
}
