using System.Text.RegularExpressions;

namespace KerasSharp.Tests.Compatibility;

/// <summary>Why a name or a parameter of Keras has no counterpart. Each entry must still be a gap, and each gap must have its entry: the
/// tests see to both.</summary>
internal static class Gaps
{
    /// <summary>Patterns of full names, each with the reason.</summary>
    public static readonly IReadOnlyList<(string Pattern, string Reason)> Names =
    [
        (@"keras\.layers\.(FlaxLayer|JaxLayer|TFSMLayer)", "wraps another framework; TorchModuleWrapper takes a TorchSharp module"),
        (@"keras\.callbacks\.OrbaxCheckpoint", "Orbax is a Python library; BackupAndRestore and ModelCheckpoint keep runs here"),
        (@"keras\.distribution\.(LayoutMap|TensorLayout|distribute_tensor)",
            "spread the weights of one model over devices, which torch does in Python (DTensor); DataParallel is here"),
        (@"keras\.(Model|Sequential)\.export", "an extension method in the package KerasSharp.Onnx, for ONNX"),
        (@"keras\.export\..*",
            "its endpoints are functions of TensorFlow's SavedModel; `model.Export` of KerasSharp.Onnx writes the forward pass as ONNX"),
        (@"keras\.\w+\.(stateless_\w+|[gs]et_state_tree)", "for Keras's JAX backend, whose functions keep no state"),
        (@"keras\.\w+\.(make_\w+_function|jit_compile)", "steps run as they are written: there is nothing to compile"),
        (@"keras\.\w+\.(get_build_config|build_from_config)",
            "files hold the shapes for which a layer was built, and it is built for them"),
        (@"keras\.\w+\.path", "it would hide System.IO.Path in every class that derives from it; a weight has its `Path`"),
        (@"keras\.KerasTensor\.(ragged\w*|sparse|row_splits_dtype)", "layers take dense tensors, all of them"),
        (@"keras\.KerasTensor\.squeeze", "the layer `Reshape`"),
        (@"keras\.tree\..*",
            "walks Python's nested lists and dictionaries; models take and give arrays and dictionaries here, which LINQ walks"),
        (@"keras\.\w+\.quantized_(build|call)", "each way of quantizing is a class of the library's own"),
        (@"keras\.config\.(backend|set_backend|is_nnx_enabled)", "there is one backend, TorchSharp"),
        (@"keras\.config\.\w*flash_attention\w*", "TorchSharp chooses the kernel itself"),
        (@"keras\.config\.\w*traceback_filtering\w*", "Python's stack traces"),
        (@"keras\.config\.enable_unsafe_deserialization", "a file never runs code here"),
        (@"keras\.utils\.(model_to_dot|plot_model)", "`Utils.PlotModel` and `Utils.ModelToDot` in the package KerasSharp.Plotting"),
        (@"keras\.utils\.standardize_dtype", "TorchSharp's ScalarType is typed"),
    ];

    /// <summary>Patterns of <c>name.parameter</c>, each with the reason.</summary>
    public static readonly IReadOnlyList<(string Pattern, string Reason)> Parameters =
    [
        (@"keras\.\w+\.quantize\.type_check", "layers that can be quantized are sealed"),
        (@"keras\.\w+\.(evaluate|\w+_on_batch)\.return_dict", "the result goes by place, by name and as a dictionary"),
        (@"keras\.\w+\.compile\.jit_compile", "steps run as they are written: there is nothing to compile"),
        (@"keras\.\w+\.(compute_loss|compute_metrics|\w+_step)\.(x|y|sample_weight|data)", "all in `batch`"),
        (@"keras\.\w+\.add_weight\.(aggregation|overwrite_with_gradient)",
            "every process has the same weights after a step; scales of float8 are brought up to date by their layers"),
        (@"keras\.\w+\.(build|compute_output_shape)\.input_shape", "`input`, or `inputs`"),
        (@"keras\.\w+\.compute_mask\.previous_mask", "`masks`"),
        (@"keras\.\w+\.get_layer\.index", "`GetLayer(0)` and `GetLayer(\"name\")`"),
        (@"keras\.\w+\.save\.zipped", "a `.keras` file is a zip"),
        (@"keras\.\w+\.summary\.print_fn", "`print`"),
        (@"keras\.Sequential\.add\.rebuild", "the weights are made as soon as the input is known"),
        (@"keras\.Sequential\.call\.\w+", "all in `context`"),
        (@".*\.(sparse|ragged|optional)", "layers take dense tensors, all of them"),
        (@"keras\.KerasTensor\.KerasTensor\.record_history", "always recorded"),
        (@"keras\.layers\.(Input|InputLayer)\.(batch_shape|tensor|input_tensor)", "`shape` and `batchSize` say it"),
        (@"keras\.utils\.split_dataset\.dataset", "`data`: a tensor, a Batch or a stream of batches"),
        (@".*\.(preferred_backend|format)", "there is one backend"),
        (@"keras\.utils\.PyDataset\.use_multiprocessing", "threads do here what processes do in Python"),
        (@"keras\.layers\.Lambda\.arguments", "a C# delegate closes over what it needs"),
        (@".*\.(dtype|trainable|autocast|activity_regularizer)", "a property: `new Dense(4) { DType = … }`"),
    ];

    /// <summary>Patterns of <c>name.parameter</c> whose default is another, each with the reason.</summary>
    public static readonly IReadOnlyList<(string Pattern, string Reason)> Defaults =
    [
        (@"keras\.layers\.CategoryEncoding\.num_tokens", "Keras refuses its own default"),
        (@"keras\.layers\.(CutMix|Random(ElasticTransform|Erasing|GaussianBlur|Invert|Perspective))\.(factor|sigma)",
            "null stands for 1.0"),
        (@"keras\.layers\.RandomElasticTransform\.scale", "null stands for 1.0"),
        (@"keras\.layers\.Random(Erasing\.scale|Shear\.[xy]_factor)", "null stands for (0.02, 0.33), or 0.0"),
        (@"keras\.layers\.(AugMix|RandAugment)\.factor", "null stands for 0.3, or 0.5"),
        (@"keras\.\w+\.(fit|evaluate|predict)\.verbose", "which is 1 to Keras too"),
    ];

    /// <summary>The reason of a gap; null where none is given.</summary>
    public static string? Reason(IReadOnlyList<(string Pattern, string Reason)> gaps, string name) =>
        gaps.Where(gap => Regex.IsMatch(name, $"^({gap.Pattern})$")).Select(gap => gap.Reason).FirstOrDefault();
}
