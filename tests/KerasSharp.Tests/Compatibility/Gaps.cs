using System.Text.RegularExpressions;

namespace KerasSharp.Tests.Compatibility;

/// <summary>Why a name or a parameter of Keras has no counterpart. Each entry must still be a gap, and each gap must have its entry: the
/// tests see to both.</summary>
internal static class Gaps
{
    /// <summary>Patterns of full names, each with the reason.</summary>
    public static readonly IReadOnlyList<(string Pattern, string Reason)> Names =
    [
        (@"keras\.layers\.(FlaxLayer|JaxLayer|TFSMLayer)",
            "runs a model of Flax, JAX or TensorFlow, which needs their Python libraries; `TorchModuleWrapper` takes a TorchSharp module"),
        (@"keras\.callbacks\.OrbaxCheckpoint",
            "Orbax is a Python library with files of its own; `BackupAndRestore` resumes a run, `ModelCheckpoint` keeps its weights"),
        (@"keras\.distribution\.(LayoutMap|TensorLayout|distribute_tensor)",
            "spreads the weights of one model over devices, which torch does in Python alone (DTensor); `DataParallel` spreads batches"),
        (@"keras\.(Model|Sequential)\.export", "an extension method in the package KerasSharp.Onnx, for ONNX"),
        (@"keras\.export\..*",
            "`ExportArchive` in the package KerasSharp.Onnx: an ONNX file for each endpoint, where Keras writes TensorFlow's SavedModel"),
        (@"keras\.\w+\.(stateless_\w+|[gs]et_state_tree)", "for Keras's JAX backend, whose functions keep no state"),
        (@"keras\.\w+\.(make_\w+_function|jit_compile)",
            "TorchSharp runs each operation at once and has no compiler to give a step to; a step of your own overrides `TrainStep`"),
        (@"keras\.\w+\.(get_build_config|build_from_config)",
            "a file holds what `GetBuildConfig` says, and the layer is built for these shapes: there is nothing left to override"),
        (@"keras\.\w+\.path", "it would hide System.IO.Path in every class that derives from it; a weight has its `Path`"),
        (@"keras\.KerasTensor\.(ragged\w*|sparse|row_splits_dtype)",
            "layers take dense tensors, as on Keras's torch backend; rows of unequal length are padded, with a mask"),
        (@"keras\.KerasTensor\.squeeze", "the layer `Reshape`, or `Ops.Squeeze`"),
        (@"keras\.tree\..*",
            "walks Python's nested lists and dictionaries; models take and give arrays and dictionaries here, which LINQ walks"),
        (@"keras\.\w+\.quantized_(build|call)", "hooks of Keras's own layers; `Quantize` reaches those within layers of your own too"),
        (@"keras\.config\.(backend|set_backend|is_nnx_enabled)", "there is one backend, TorchSharp"),
        (@"keras\.config\.\w*flash_attention\w*",
            "libtorch's attention picks its kernel by device and sizes, and TorchSharp has no switch for it"),
        (@"keras\.config\.\w*traceback_filtering\w*",
            "leaves Keras's frames out of Python's stack traces; exceptions here name the layer or argument, and traces are whole"),
        (@"keras\.config\.enable_unsafe_deserialization",
            "lets a file bring Python code to run; a file never runs code here: classes of your own are found by `[KerasName]`"),
        (@"keras\.utils\.(model_to_dot|plot_model)", "`Utils.PlotModel` and `Utils.ModelToDot` in the package KerasSharp.Plotting"),
        (@"keras\.utils\.standardize_dtype",
            "makes a name of the types of several frameworks; there is one here, and a string or `ScalarType` becomes a `DType`"),
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
