namespace KerasSharp.Media;

/// <summary>The files of a folder with their labels, in Keras's order. Source: keras.src.utils.dataset_utils.index_directory.</summary>
internal sealed record DirectoryIndex(string[] Paths, int[]? Labels, string[]? ClassNames)
{
    /// <summary>Finds the files.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">Labels or class names do not fit the folder.</exception>
    public static DirectoryIndex Find(
        string directory, DirectoryLabels labels, string[] formats, string[]? classNames, bool shuffle, int seed, bool followLinks,
        bool verbose)
    {
        if (!Directory.Exists(directory))
            throw new DirectoryNotFoundException($"There is no directory '{directory}'.");
        if (!labels.Inferred && classNames is not null)
            throw new ArgumentException("You can only pass `classNames` if `labels` is \"inferred\".", nameof(classNames));
        var classes = labels.Inferred ? Classes(directory, classNames) : [""];
        var paths = new List<string>();
        var found = new List<int>();
        for (var i = 0; i < classes.Length; i++)
        {
            foreach (var path in Files(Path.Combine(directory, classes[i]), formats, followLinks))
            {
                paths.Add(path);
                found.Add(i);
            }
        }

        if (labels.Values is { } given && given.Length != paths.Count)
        {
            throw new ArgumentException(
                $"Expected the lengths of `labels` to match the number of files in the target directory. It is {given.Length} while we "
                + $"found {paths.Count} files in directory {directory}.",
                nameof(labels));
        }

        int[]? numbers = labels.Inferred ? [.. found] : labels.Values is null ? null : [.. labels.Values];
        string[]? names = labels.Inferred ? classes : numbers?.Distinct().Order().Select(label => $"{label}").ToArray();
        if (verbose)
            Messages.Output.WriteLine(
                names is null ? $"Found {paths.Count} files." : $"Found {paths.Count} files belonging to {names.Length} classes.");
        string[] files = [.. paths];
        if (shuffle)
        {
            new NumpyRandom((uint)seed).Shuffle(files.AsSpan());
            if (numbers is not null)
                new NumpyRandom((uint)seed).Shuffle(numbers.AsSpan());
        }

        return new(files, numbers, names);
    }

    /// <summary>The first files, or the last, of a split.</summary>
    public DirectoryIndex Part(double split, bool validation, bool verbose = true)
    {
        var last = (int)(split * Paths.Length);
        var first = Paths.Length - last;
        if (verbose)
            Messages.Output.WriteLine($"Using {(validation ? last : first)} files for {(validation ? "validation" : "training")}.");
        return validation ? new(Paths[first..], Labels?[first..], ClassNames) : new(Paths[..first], Labels?[..first], ClassNames);
    }

    private static string[] Classes(string directory, string[]? wanted)
    {
        string[] there =
            [.. Directory.GetDirectories(directory).Select(path => Path.GetFileName(path)!).Where(name => name[0] != '.').Order(
            StringComparer.Ordinal)];
        if (wanted is not null && wanted.Except(there).Any())
        {
            throw new ArgumentException(
                "The `classNames` passed did not match the names of the subdirectories of the target directory. "
                + $"Expected: {string.Join(", ", there)} (or a subset of it), but received: {string.Join(", ", wanted)}", "classNames");
        }

        return wanted ?? there;
    }

    private static IEnumerable<string> Files(string root, string[] formats, bool followLinks) =>
        Folders(root, followLinks).Order(StringComparer.Ordinal).SelectMany(folder => Directory.GetFiles(folder)
            .Where(file => Array.Exists(formats, format => file.EndsWith(format, StringComparison.OrdinalIgnoreCase))).OrderBy(
                Path.GetFileName, StringComparer.Ordinal));

    private static IEnumerable<string> Folders(string root, bool followLinks) => Directory.GetDirectories(root)
        .Where(folder => followLinks || !File.GetAttributes(folder).HasFlag(FileAttributes.ReparsePoint))
        .SelectMany(folder => Folders(folder, followLinks)).Prepend(root);
}
