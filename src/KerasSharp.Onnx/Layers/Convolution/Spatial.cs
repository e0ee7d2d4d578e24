namespace KerasSharp.Onnx;

/// <summary>Where channels are: ONNX has them second, Keras last unless set otherwise.</summary>
internal static class Spatial
{
    /// <summary>Channels second.</summary>
    public static OnnxValue ToChannelsFirst(this OnnxValue x, DataFormat format) =>
        format == DataFormat.ChannelsLast ? x.MoveAxis(-1, 1) : x;

    /// <summary>Channels where the layer has them.</summary>
    public static OnnxValue FromChannelsFirst(this OnnxValue y, DataFormat format) =>
        format == DataFormat.ChannelsLast ? y.MoveAxis(1, -1) : y;

    /// <summary>The first spatial axis.</summary>
    public static int First(DataFormat format) => format == DataFormat.ChannelsLast ? 1 : 2;
}
