namespace KerasSharp;

/// <summary>What a comparison of a file with a model found.</summary>
/// <param name="ErrorCount">How many objects and weights are in one alone, or have other shapes.</param>
/// <param name="MatchCount">How many weights are in both with the same shape.</param>
/// <param name="Text">The report.</param>
/// <remarks>Source: the dictionary of keras.saving.KerasFileEditor.compare.</remarks>
public sealed record FileComparison(int ErrorCount, int MatchCount, string Text)
{
    /// <summary><c>success</c> or <c>error</c>.</summary>
    public string Status => ErrorCount == 0 ? "success" : "error";

    /// <summary>Compares what a file holds with what a model holds.</summary>
    internal static FileComparison Of(Saving.StoredObject file, Saving.StoredObject model)
    {
        var lines = new List<string>();
        var (errors, matches) = (0, 0);
        Compare(file, model, "");
        lines.Add(errors == 0
            ? $"Comparison successful: saved file is compatible with the reference model. Found {matches} matching weight(s)."
            : $"Found {errors} error(s): saved file is not compatible with the reference model.");
        return new(errors, matches, string.Join(Environment.NewLine, lines));

        void Compare(Saving.StoredObject there, Saving.StoredObject here, string path)
        {
            foreach (var (key, tensor) in here.Weights)
            {
                var name = Saving.StoredObject.Join(path, key);
                if (!there.Weights.TryGetValue(key, out var stored))
                    Note($"...Weight {name} present in reference model, missing from saved file");
                else if (!stored.shape.AsSpan().SequenceEqual(tensor.shape))
                    Note(
                        $"...Weight shape mismatch for {name}: reference model {Shape.Of(tensor.shape)}, saved file "
                        + $"{Shape.Of(stored.shape)}");
                else
                    matches++;
            }

            foreach (var key in there.Weights.Keys.Where(key => !here.Weights.ContainsKey(key)))
                Note($"...Weight {Saving.StoredObject.Join(path, key)} present in saved file, missing from reference model");
            foreach (var (key, item) in here.Objects)
            {
                if (there.Objects.TryGetValue(key, out var stored))
                    Compare(stored, item, Saving.StoredObject.Join(path, key));
                else
                    Missing(item, key, "reference model", "saved file");
            }

            foreach (var (key, item) in there.Objects.Where(pair => !here.Objects.ContainsKey(pair.Key)))
                Missing(item, key, "saved file", "reference model");

            void Missing(Saving.StoredObject item, string key, string present, string missing) => Note(
                $"...Object {Saving.StoredObject.Join(path, key)} present in {present}, missing from {missing}. It contains: "
                + string.Join(", ", item.Weights.Keys.Concat(item.Objects.Keys)));
        }

        void Note(string line)
        {
            errors++;
            lines.Add(line);
        }
    }
}
