namespace KerasSharp.Media;

/// <summary>What the three datasets of folders have in common: the checks of Keras, the split, and its parts.</summary>
internal sealed record DirectoryReader(
    string Directory, string[] Formats, DirectoryLabels Labels, string? LabelMode, string[]? ClassNames, int? BatchSize, bool Shuffle,
    int? Seed, double? ValidationSplit, string? Subset, bool FollowLinks, bool Verbose)
{
    /// <summary>The dataset.</summary>
    /// <param name="read">Reads the files of a batch.</param>
    /// <exception cref="ArgumentException">Arguments do not go together, or there are no files.</exception>
    public FileDataset Read(Func<string[], TorchSharp.torch.Tensor> read)
    {
        ArgumentNullException.ThrowIfNull(Directory);
        Check();
        if (BatchSize is { } size)
            Guard.Positive(size, "batchSize");
        var seed = Seed ?? PythonRandom.Shared.NextDefaultSeed() % 1_000_000;
        var labels = LabelMode is null ? DirectoryLabels.None : Labels;
        var index = DirectoryIndex.Find(
            Directory, labels, Formats, LabelMode is null ? null : ClassNames, Shuffle, seed, FollowLinks, Verbose);
        if (LabelMode == "binary" && index.ClassNames is { Length: not 2 } names)
            throw new ArgumentException(
                $"When passing `labelMode: \"binary\"`, there must be exactly 2 class names. Received: {string.Join(", ", names)}",
                "labelMode");
        if (LabelMode == "categorical" && index.Labels is { } numbers && Array.Exists(
            numbers, label => label < 0 || label >= index.ClassNames!.Length))
            throw new ArgumentException(
                $"With `labelMode: \"categorical\"` the labels must be 0 to {index.ClassNames!.Length - 1}, the number of different "
                + "ones less 1.", "labels");
        var options = new FileDatasetOptions(BatchSize, LabelMode, Shuffle, seed);
        if (ValidationSplit is not > 0)
            return new(Some(index, ""), read, options);
        var split = ValidationSplit.Value;
        if (Subset == "validation")
            return new(Some(index.Part(split, validation: true), "validation "), read, options);
        var training = Some(index.Part(split, validation: false), "training ");
        return new(
            training, read, options, Subset == "both"
            ? new(Some(index.Part(split, validation: true), "validation "), read, options with { Shuffle = false }) : null);
    }

    private DirectoryIndex Some(DirectoryIndex index, string part) => index.Paths.Length > 0 ? index : throw new ArgumentException(
        $"No {part}files found in directory {Directory}. Allowed formats: {string.Join(", ", Formats)}", "directory");

    private void Check()
    {
        if (LabelMode is not (null or "int" or "categorical" or "binary"))
            throw new ArgumentException(
                $"`labelMode` must be one of \"int\", \"categorical\", \"binary\", or null. Received: labelMode=\"{LabelMode}\"",
                "labelMode");
        if (ValidationSplit is { } split && split != 0 && !(split > 0 && split < 1))
            throw new ArgumentOutOfRangeException(
                "validationSplit", $"`validationSplit` must be between 0 and 1. Received: validationSplit={split}");
        if ((ValidationSplit is > 0) != (Subset is not null))
            throw new ArgumentException("If `subset` is set, `validationSplit` must be set, and inversely.", "subset");
        if (Subset is not (null or "training" or "validation" or "both"))
            throw new ArgumentException(
                $"`subset` must be either \"training\", \"validation\" or \"both\". Received: subset=\"{Subset}\"", "subset");
        if (ValidationSplit is > 0 && Shuffle && Seed is null)
        {
            throw new ArgumentException(
                "If using `validationSplit` and shuffling the data, you must provide a `seed` argument, to make sure that there is no "
                + "overlap between the training and validation subset.",
                "seed");
        }
    }
}
