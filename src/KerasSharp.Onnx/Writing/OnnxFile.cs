using System.Reflection;
using Google.Protobuf;

namespace KerasSharp.Onnx;

/// <summary>Writes graphs as files: the weights inside, or beside where they are more than a protobuf holds.</summary>
internal static class OnnxFile
{
    // A protobuf holds less than 2 GiB; nodes and names need some of it.
    private const long MostInside = int.MaxValue - (64L << 20);
    private const long Alignment = 4096;

    /// <summary>Writes the file, and the one of the weights where it is needed.</summary>
    /// <param name="exporter">The graph.</param>
    /// <param name="name">The graph's name.</param>
    /// <param name="path">Where to.</param>
    /// <param name="mostInside">The largest number of bytes that weights may have to be inside.</param>
    public static void Write(GraphExporter exporter, string name, string path, long mostInside = MostInside)
    {
        var stored = exporter.Builder.Stored;
        var beside = stored.Sum(Bytes) > mostInside;
        var data = path + ".data";
        var model = Model(exporter, name);
        if (beside)
        {
            // The weights take their place before the graph that refers to them.
            using var weights = AtomicFile.WriteBeside(data, stream => AddBeside(model.Graph, stored, stream, Path.GetFileName(data)));
            using var graph = AtomicFile.WriteBeside(path, model.WriteTo);
            weights.Commit();
            graph.Commit();
            return;
        }

        model.Graph.Initializer.AddRange(stored.Select(Inside));
        AtomicFile.Write(path, model.WriteTo);
    }

    /// <summary>The model as bytes, the weights inside.</summary>
    public static byte[] ToBytes(GraphExporter exporter, string name = "model")
    {
        var model = Model(exporter, name);
        model.Graph.Initializer.AddRange(exporter.Builder.Stored.Select(Inside));
        return model.ToByteArray();
    }

    private static ModelProto Model(GraphExporter exporter, string name)
    {
        var graph = exporter.Builder.Current.Clone();
        graph.Name = OnnxNames.Allowed(name);
        var model = new ModelProto
        {
            IrVersion = Domains.IrVersion,
            ProducerName = "KerasSharp",
            ProducerVersion = typeof(OnnxFile)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            Graph = graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Domains.Opset });
        if (exporter.Builder.Uses(Domains.MachineLearning))
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = Domains.MachineLearning, Version = Domains.MachineLearningOpset });
        return model;
    }

    private static long Bytes(StoredTensor tensor) => tensor.Numbers is { } numbers ? numbers.numel() * numbers.element_size() : 0;

    private static TensorProto Described(StoredTensor tensor)
    {
        var proto = new TensorProto { Name = tensor.Value.Name, DataType = (int)tensor.Value.Type };
        proto.Dims.AddRange(tensor.Value.Shape.ToArray());
        return proto;
    }

    private static TensorProto Inside(StoredTensor tensor)
    {
        var proto = Described(tensor);
        if (tensor.Texts is { } texts)
        {
            proto.StringData.AddRange(texts.Select(ByteString.CopyFromUtf8));
            return proto;
        }

        using var bytes = new MemoryStream(checked((int)Bytes(tensor)));
        TensorBytes.Write(bytes, tensor.Numbers!);
        proto.RawData = UnsafeByteOperations.UnsafeWrap(bytes.GetBuffer());
        return proto;
    }

    private static void AddBeside(GraphProto graph, IEnumerable<StoredTensor> stored, FileStream stream, string file)
    {
        foreach (var tensor in stored)
        {
            // Shapes and other small constants are read when the graph is loaded.
            if (Bytes(tensor) < 1024)
            {
                graph.Initializer.Add(Inside(tensor));
                continue;
            }

            stream.SetLength((stream.Length + Alignment - 1) / Alignment * Alignment);
            stream.Position = stream.Length;
            var proto = Described(tensor);
            proto.DataLocation = TensorProto.Types.DataLocation.External;
            proto.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = file });
            proto.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = $"{stream.Position}" });
            proto.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = $"{Bytes(tensor)}" });
            TensorBytes.Write(stream, tensor.Numbers!);
            graph.Initializer.Add(proto);
        }
    }
}
