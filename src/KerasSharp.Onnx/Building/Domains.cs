namespace KerasSharp.Onnx;

/// <summary>The sets of operators that exported models use.</summary>
internal static class Domains
{
    /// <summary>The version of ONNX's own operators: that of ONNX 1.16, which OnnxRuntime 1.18 and later computes.</summary>
    public const int Opset = 21;

    /// <summary>The version of the operators for classical machine learning.</summary>
    public const int MachineLearningOpset = 4;

    /// <summary>The version of the file format that goes with <see cref="Opset"/>.</summary>
    public const int IrVersion = 10;

    /// <summary>The domain of the operators for classical machine learning.</summary>
    public const string MachineLearning = "ai.onnx.ml";

    /// <summary>The domain of an operator.</summary>
    public static string Of(string operation) => operation is "LabelEncoder" ? MachineLearning : "";
}
